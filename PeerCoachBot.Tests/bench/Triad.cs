using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PeerCoachBot.Bench;

/// <summary>Three people in a group chat of their own, and what Teams sends when they type.</summary>
internal sealed partial class Triad(int number, string serviceUrl)
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Bot = "28:99999999-0000-0000-0000-000000000099";

    private static readonly string[] Names = ["Abe Lund", "Bea Orr", "Cal Moss"];

    private int lastMessage;

    public int Number => number;

    private string Group => $"19:bench{number}x@thread.v2";

    /// <summary>Whose conversation or person an id names; -1 where it names none of ours.</summary>
    public static int NumberIn(string id) =>
        OfBench().Match(id) is { Success: true } match ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : -1;

    public static string Chat(string account) => "a:" + account[3..];

    /// <summary>Everybody in a group chat as the connector lists them.</summary>
    public static string Roster(int number) =>
        $$"""{"members":[{{string.Join(',', Enumerable.Range(0, Script.Peers).Select(who => Member(number, who)))}},{"id":"{{Bot}}","name":"PeerCoach"}]}""";

    /// <summary>The activity with which somebody's words arrive.</summary>
    public byte[] Says(Line line)
    {
        var (text, mention) = line.InPrivate
            ? (line.Text, "")
            : ($"<at>PeerCoach</at> {line.Text}", $$""",{"type":"mention","mentioned":{"id":"{{Bot}}","name":"PeerCoach"},"text":"<at>PeerCoach</at>"}""");
        var conversation = line.InPrivate
            ? $$"""{"id":"{{Chat(Account(number, line.Who))}}","conversationType":"personal","tenantId":"{{Tenant}}"}"""
            : $$"""{"id":"{{Group}}","conversationType":"groupChat","isGroup":true,"tenantId":"{{Tenant}}"}""";
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $$"""
            {"type":"message","id":"{{1_780_000_000_000 + ++lastMessage}}","timestamp":"{{now}}Z","localTimestamp":"{{now}}+00:00","localTimezone":"UTC",
            "serviceUrl":"{{serviceUrl}}","channelId":"msteams","locale":"en-GB","textFormat":"plain","text":"{{text}}",
            "from":{"id":"{{Account(number, line.Who)}}","name":"{{Names[line.Who]}}","aadObjectId":"{{ObjectId(number, line.Who)}}"},
            "recipient":{"id":"{{Bot}}","name":"PeerCoach"},"conversation":{{conversation}},"channelData":{"tenant":{"id":"{{Tenant}}"} },
            "attachments":[{"contentType":"text/html","content":"<p>{{text}}</p>"}],
            "entities":[{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"Web","timezone":"UTC"}{{mention}}]}
            """);
    }

    private static string Account(int number, int who) => $"29:bench{number}x{who}";

    private static string ObjectId(int number, int who) => $"{number:x8}-0000-4000-8000-00000000000{who}";

    private static string Member(int number, int who) =>
        $$"""{"id":"{{Account(number, who)}}","name":"{{Names[who]}}","aadObjectId":"{{ObjectId(number, who)}}","tenantId":"{{Tenant}}","userRole":"user"}""";

    [GeneratedRegex("bench(?<number>[0-9]+)x")]
    private static partial Regex OfBench();
}
