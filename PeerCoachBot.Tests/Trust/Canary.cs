using PeerCoachBot.Tests.Host;

namespace PeerCoachBot.Tests.Trust;

/// <summary>The triad's script in which whatever must stay between people and the bot has a word that stands nowhere else.</summary>
internal static class Canary
{
    public const string Word = "zqx";

    public const string Secret = "zqx-client-secret";

    public static readonly IReadOnlyList<Somebody> People = [.. TriadScript.People.Select(Marked)];

    public static readonly IReadOnlyList<Line> Lines =
    [
        .. TriadScript.Lines.Select(line => line with
        {
            Who = Marked(line.Who),
            Text = Marked(line.Text).Replace("witness Ben", "witness zqxBen", StringComparison.Ordinal),
            Shows = line.Shows is { } shown ? Marked(shown) : null,
        }),
    ];

    public static Somebody Marked(Somebody who) => who with { Name = Word + who.Name };

    /// <summary>What a connector that is wrong in the head says of a message.</summary>
    public static string Echo(int status) =>
        $$"""{"error":{"code":"zqx Said {{status}}","message":"zqxGrow apricots of zqxAna Lee","innerHttpError":{"body":"zqx-token-1"} },"message":"zqx","zqx":"zqx"}""";

    private static string Marked(string text) => TriadScript.AllWords.Concat(TriadScript.People.Select(p => p.Name))
        .Aggregate(text, (marked, word) => marked.Replace(word, Word + word, StringComparison.Ordinal));
}
