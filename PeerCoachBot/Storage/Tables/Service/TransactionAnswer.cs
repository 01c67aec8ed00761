using System.Globalization;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>
/// The answer to a transaction, a multipart body under a 202: one 204 with an etag for each operation, or one error for
/// the whole. Only status lines, headers and the error's body are looked at, so that nothing depends on boundaries.
/// </summary>
internal sealed record TransactionAnswer(IReadOnlyList<TransactionAnswer.Part> Parts)
{
    /// <param name="ETag">Empty for a row that was deleted.</param>
    /// <param name="Body">The error's JSON; empty where there is none.</param>
    internal sealed record Part(int Status, string ETag, string Body);

    public static TransactionAnswer Read(string body)
    {
        List<Part> parts = [];
        foreach (var line in body.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
                parts.Add(new Part(Status(line), "", ""));
            else if (parts is not [.., var last])
                continue;
            else if (line.StartsWith("ETag:", StringComparison.OrdinalIgnoreCase))
                parts[^1] = last with { ETag = line["ETag:".Length..].Trim() };
            else if (line.StartsWith('{'))
                parts[^1] = last with { Body = line };
        }

        return new TransactionAnswer(parts);
    }

    private static int Status(string line) =>
        line.Length >= 12 && int.TryParse(line.AsSpan(9, 3), CultureInfo.InvariantCulture, out var status) ? status : 0;
}
