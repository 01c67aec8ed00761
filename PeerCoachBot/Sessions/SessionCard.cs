using PeerCoachBot.Conversations;

namespace PeerCoachBot.Sessions;

/// <summary>Names a card of one session. The name is all that is stored of a card; its content is drawn from the session.</summary>
/// <param name="Session">The session's key, so that a card of an earlier session is never drawn from a later one.</param>
internal abstract record SessionCard(string Session)
{
    /// <summary>The living card of a step.</summary>
    internal sealed record OfStep(string Session, string Key) : SessionCard(Session);

    /// <summary>The living card of one participant's coaching turn.</summary>
    internal sealed record OfTurn(string Session, string Explorer) : SessionCard(Session);

    /// <summary>The living card of one closing question.</summary>
    internal sealed record OfPrompt(string Session, string Question) : SessionCard(Session);

    /// <summary>The revealed answers to a question; page by page, for all or in 1:1 for one.</summary>
    internal sealed record Board(string Session, string Question, int Page, string For) : SessionCard(Session);

    /// <summary>Says that a time box is over.</summary>
    internal sealed record TimeUp(string Session, string Of, bool IsAgain) : SessionCard(Session);

    /// <summary>What the session leaves; page by page, for all or in 1:1 for one.</summary>
    internal sealed record Summary(string Session, int Page, string For) : SessionCard(Session);

    /// <summary>Asks whether to meet again, some time after.</summary>
    internal sealed record Again(string Session) : SessionCard(Session);

    /// <summary>Where the session is, on request.</summary>
    internal sealed record Status(string Session) : SessionCard(Session);

    /// <summary>What can be said now, on request.</summary>
    internal sealed record Help(string Session) : SessionCard(Session);

    /// <summary>Stands for everybody where a card could be for one person.</summary>
    public const string All = "";

    public string Name() => string.Join('/', Parts().Select(Uri.EscapeDataString));

    /// <summary>Reads a card's name; null where it names none.</summary>
    public static SessionCard? Read(string name)
    {
        string[] parts = [.. name.Split('/').Select(Uri.UnescapeDataString)];
        return parts switch
        {
            [var s, "step", var key] => new OfStep(s, key),
            [var s, "turn", var explorer] => new OfTurn(s, explorer),
            [var s, "prompt", var question] => new OfPrompt(s, question),
            [var s, "board", var question, var page, var whom] when int.TryParse(page, out var p) => new Board(s, question, p, whom),
            [var s, "time-up", var of, var again] => new TimeUp(s, of, again == "again"),
            [var s, "summary", var page, var whom] when int.TryParse(page, out var p) => new Summary(s, p, whom),
            [var s, "again"] => new Again(s),
            [var s, "status"] => new Status(s),
            [var s, "help"] => new Help(s),
            _ => null,
        };
    }

    public static string Whom(PersonId person) => person.ObjectId;

    private IEnumerable<string> Parts() => this switch
    {
        OfStep c => [Session, "step", c.Key],
        OfTurn c => [Session, "turn", c.Explorer],
        OfPrompt c => [Session, "prompt", c.Question],
        Board c => [Session, "board", c.Question, Number(c.Page), c.For],
        TimeUp c => [Session, "time-up", c.Of, c.IsAgain ? "again" : "first"],
        Summary c => [Session, "summary", Number(c.Page), c.For],
        Again => [Session, "again"],
        Status => [Session, "status"],
        _ => [Session, "help"],
    };

    private static string Number(int page) => page.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
