using System.Net.Http.Headers;

namespace PeerCoachBot.Teams.Files;

/// <summary>Puts a file where its owner said. Their address is their permission: the bot's token does not go there.</summary>
internal sealed class FileUploader(HttpClient http, UploadAddress addresses)
{
    /// <summary>
    /// Why the file is not there; null where it is. In one piece, as an upload session takes it. Source: OneDrive's
    /// documentation, "Upload bytes to the upload session".
    /// </summary>
    public async Task<string?> PutAsync(string url, byte[] file, CancellationToken cancellation)
    {
        if (!addresses.Allow(url))
            return "its address is nobody's OneDrive";
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentRange = new ContentRangeHeaderValue(0, file.Length - 1, file.Length);
        try
        {
            using var response = await http.PutAsync(new Uri(url), content, cancellation);
            return response.IsSuccessStatusCode ? null : $"status {(int)response.StatusCode}";
        }
        catch (HttpRequestException error)
        {
            return $"no connection ({error.HttpRequestError})";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "no answer in time";
        }
    }
}
