using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Storage.Tables;

/// <summary>
/// Texts longer than a property may be (32 Ki characters, or 64 KiB), over several. What might not fit as it is, such as
/// the words of a long session in a script other than Latin, is compressed.
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
internal static class LongText
{
    /// <summary>Characters in one property.</summary>
    public const int MostOfPiece = 32_000;

    /// <summary>
    /// Characters that stay as they are in one row: two bytes each of its 1 MiB, and where they have to be escaped, six
    /// of a transaction's 4 MiB, in which a past state may stand beside the new one.
    /// </summary>
    public const int MostPlain = 240_000;

    private const int MostOfBytes = 64_000;
    private const string Compressed = "Br";

    /// <summary>Writes texts into a row.</summary>
    public static TableRow Write(TableRow row, params IReadOnlyList<(string Name, string Text)> texts)
    {
        var isPlain = texts.Sum(text => text.Text.Length) <= MostPlain;
        foreach (var (name, text) in texts)
            if (isPlain)
                foreach (var (n, piece) in Split(text).Index())
                    row.Texts[$"{name}{n}"] = piece;
            else
                foreach (var (n, piece) in Compress(text).Chunk(MostOfBytes).Index())
                    row.Bytes[$"{name}{Compressed}{n}"] = piece;
        return row;
    }

    /// <summary>True where a row has such a text.</summary>
    public static bool Holds(TableRow row, string name) => row.Texts.ContainsKey($"{name}0") || row.Bytes.ContainsKey($"{name}{Compressed}0");

    /// <summary>Reads a text from a row.</summary>
    public static string Read(TableRow row, string name)
    {
        if (row.Texts.ContainsKey($"{name}0"))
            return string.Concat(Pieces(row.Texts, name));
        if (row.Bytes.ContainsKey($"{name}{Compressed}0"))
            return Decompress([.. Pieces(row.Bytes, name + Compressed).SelectMany(piece => piece)]);
        throw new JsonException($"A stored row lacks its {name}.");
    }

    /// <summary>Cuts a text into pieces, and never a character that takes two places.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        do
        {
            var length = Math.Min(MostOfPiece, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            yield return text.Substring(start, length);
            start += length;
        }
        while (start < text.Length);
    }

    private static IEnumerable<T> Pieces<T>(Dictionary<string, T> properties, string name)
    {
        for (var n = 0; properties.TryGetValue($"{name}{n}", out var piece); n++)
            yield return piece;
    }

    private static byte[] Compress(string text)
    {
        using MemoryStream compressed = new();
        using (BrotliStream brotli = new(compressed, CompressionLevel.Fastest))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }

    private static string Decompress(byte[] bytes)
    {
        using MemoryStream compressed = new(bytes);
        using BrotliStream brotli = new(compressed, CompressionMode.Decompress);
        using StreamReader reader = new(brotli, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }
}
