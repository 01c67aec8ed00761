namespace PeerCoachBot.Storage.Tables;

/// <summary>
/// Reads a storage account's connection string, as
/// https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string describes it.
/// </summary>
internal static class ConnectionString
{
    /// <summary>Azurite's account and key are the same everywhere and published on that page: no secret.</summary>
    private const string EmulatorAccount = "devstoreaccount1";

    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string EmulatorEndpoint = $"http://127.0.0.1:10002/{EmulatorAccount}";

    /// <summary>The table endpoint, the account's name and its key; null where it does not say them.</summary>
    public static (string Endpoint, string Account, string Key)? Read(string text)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A key in base64 ends in equals signs of its own.
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !values.TryAdd(part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart()))
                return null;
        }

        if (values.TryGetValue("UseDevelopmentStorage", out var emulator))
            return values.Count == 1 && bool.TryParse(emulator, out var isUsed) && isUsed
                ? (EmulatorEndpoint, EmulatorAccount, EmulatorKey)
                : null;
        if (values.GetValueOrDefault("AccountName") is not { Length: > 0 } account
            || values.GetValueOrDefault("AccountKey") is not { Length: > 0 } key
            || !Convert.TryFromBase64String(key, new byte[key.Length], out _))
            return null;

        var protocol = values.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = values.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return (values.GetValueOrDefault("TableEndpoint", $"{protocol}://{account}.table.{suffix}"), account, key);
    }
}
