namespace PeerCoachBot.OwnData;

/// <summary>The forms in which somebody gets their data as a file.</summary>
internal static class OwnFile
{
    public const string Json = "json";
    public const string Csv = "csv";

    public static readonly IReadOnlyList<string> Forms = [Json, Csv];

    public static string Name(string form) => $"peer-coaching-data.{form}";

    public static byte[] Write(PersonalData data, string form) => form == Csv ? OwnCsv.Write(data) : OwnJson.Write(data);
}
