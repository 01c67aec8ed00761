namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>
/// One row ("entity") of a table. What it holds is text, numbers included, so that nothing depends on annotations of
/// types; only what was compressed is bytes.
/// </summary>
internal sealed record TableRow(string PartitionKey, string RowKey)
{
    /// <summary>1 MiB a row: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>What the service gave the row when it was last written; empty where that is not known.</summary>
    public string ETag { get; init; } = "";

    public Dictionary<string, string> Texts { get; init; } = [];

    public Dictionary<string, byte[]> Bytes { get; init; } = [];

    public string this[string name]
    {
        get => Texts.GetValueOrDefault(name, "");
        init => Texts[name] = value;
    }

    /// <summary>What the service counts, by that page's formula: its strings are UTF-16.</summary>
    public int Size =>
        4 + (2 * (PartitionKey.Length + RowKey.Length))
        + Texts.Sum(text => 12 + (2 * (text.Key.Length + text.Value.Length)))
        + Bytes.Sum(bytes => 12 + (2 * bytes.Key.Length) + bytes.Value.Length);
}
