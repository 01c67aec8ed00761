using System.Net;

namespace PeerCoachBot.Storage.Tables;

/// <summary>Whose tables: an account's table endpoint, and its shared key unless Entra's tokens open it.</summary>
internal sealed record TableAccount(Uri Endpoint, SharedKey? Key)
{
    private const string AccountSetting = "Storage:Account";
    private const string ConnectionStringSetting = "Storage:ConnectionString";
    private const string Example = "https://<name>.table.core.windows.net";

    /// <summary>An emulator's tables, and nobody's in a cloud.</summary>
    public bool IsOnThisMachine => IsThisMachine(Endpoint);

    /// <summary>The setting that says so.</summary>
    public string Setting => Key is null ? AccountSetting : ConnectionStringSetting;

    /// <summary>Reads the two settings of which at most one may be set; null where neither is.</summary>
    /// <exception cref="FormatException">They say nothing that can be followed; the message names the setting and what to write.</exception>
    public static TableAccount? Read(string? account, string? connectionString) => (account, connectionString) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => throw new FormatException(
            $"{AccountSetting} and {ConnectionStringSetting} are both set. Keep {AccountSetting} to sign in with Entra, or "
            + $"{ConnectionStringSetting} to use a key, and remove the other."),
        ({ Length: > 0 } endpoint, _) => OfEndpoint(endpoint),
        (_, { Length: > 0 } text) => OfConnectionString(text),
        _ => null,
    };

    private static TableAccount OfEndpoint(string text)
    {
        // Azure.Core sends tokens over https only as well; said here, it is said at the start.
        if (Whole(text) is not { Scheme: "https" } endpoint)
            throw new FormatException($"{AccountSetting} is no table endpoint. Write its https address, such as {Example}.");
        return new TableAccount(endpoint, null);
    }

    private static TableAccount OfConnectionString(string text)
    {
        var account = ConnectionString.Read(text) is var (address, name, secret) && Whole(address) is { } endpoint
            ? new TableAccount(endpoint, new SharedKey(name, secret))
            : throw new FormatException(
                $"{ConnectionStringSetting} cannot be read. Copy it whole from the storage account's access keys "
                + "(AccountName, AccountKey, and EndpointSuffix or TableEndpoint), or write UseDevelopmentStorage=true for Azurite.");
        return account.Endpoint.Scheme == "https" || IsThisMachine(account.Endpoint)
            ? account
            : throw new FormatException($"{ConnectionStringSetting} names an http address. Use https: sessions must not travel in the clear.");
    }

    private static Uri? Whole(string text) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var endpoint)
        && endpoint is { Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" }
            ? endpoint
            : null;

    private static bool IsThisMachine(Uri endpoint) =>
        endpoint.IsLoopback || (IPAddress.TryParse(endpoint.Host, out var address) && IPAddress.IsLoopback(address));
}
