using System.Text.Json;
using PeerCoachBot.Hosting;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Door;

/// <summary>Fetches the Connector's keys from where the OpenID metadata says they are.</summary>
internal sealed class KeySource(HttpClient http, Registration registration, TimeProvider clock)
{
    /// <summary>No answer comes near this size, in bytes.</summary>
    public const int LargestAnswer = 512 * 1024;

    /// <summary>Somebody's press may wait for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Fetches the keys; null where they cannot be had, with the reason.</summary>
    public async Task<(KeySet? Keys, string Reason)> FetchAsync(CancellationToken cancellation)
    {
        try
        {
            var metadata = new Uri(registration.OpenIdMetadata);
            using var description = await GetAsync(metadata, cancellation);
            if (KeysAt(description.RootElement.Text("jwks_uri"), metadata) is not { } address)
                return (null, "the metadata name no address of keys that may be asked");

            using var keys = await GetAsync(address, cancellation);
            return KeySet.Read(keys.RootElement, clock.GetUtcNow()) is { Count: > 0 } set ? (set, "") : (null, "there is no key that can be used");
        }
        catch (HttpRequestException error)
        {
            return (null, error.StatusCode is { } status ? $"status {(int)status}" : $"no answer ({error.HttpRequestError})");
        }
        catch (JsonException)
        {
            return (null, "the answer is not JSON");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "no answer in time");
        }
    }

    private async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancellation) =>
        JsonDocument.Parse(await http.GetByteArrayAsync(address, cancellation));

    /// <summary>The keys come over https, or from this machine where the metadata do.</summary>
    private static Uri? KeysAt(string? text, Uri metadata) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == "https" || (metadata.Scheme == "http" && address is { Scheme: "http", IsLoopback: true }))
            ? address
            : null;
}
