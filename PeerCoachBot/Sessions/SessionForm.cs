namespace PeerCoachBot.Sessions;

/// <summary>Names what a dialog asks one person for, or shows to them alone. Its content is drawn from the session.</summary>
/// <param name="Session">The session's key.</param>
internal abstract record SessionForm(string Session)
{
    /// <summary>The ground rules, to be accepted line by line.</summary>
    internal sealed record TakePart(string Session) : SessionForm(Session);

    /// <summary>Focus and time.</summary>
    internal sealed record Plan(string Session) : SessionForm(Session);

    /// <summary>The person's answer to a question.</summary>
    internal sealed record Answer(string Session, string Question) : SessionForm(Session);

    /// <summary>Whom not to wait for.</summary>
    internal sealed record Skip(string Session) : SessionForm(Session);

    /// <summary>One of the person's next steps; <paramref name="Slot"/> is empty for the first that is free.</summary>
    internal sealed record Commit(string Session, string Slot) : SessionForm(Session);

    /// <summary>Asks whether the session shall end for everybody.</summary>
    internal sealed record End(string Session) : SessionForm(Session);

    /// <summary>The answers to a question, for participants only, page by page.</summary>
    internal sealed record Board(string Session, string Question, int Page) : SessionForm(Session);

    /// <summary>What everybody brought to the check-in, for those who know of it.</summary>
    internal sealed record CheckIn(string Session) : SessionForm(Session);

    /// <summary>The summary, for participants only, page by page.</summary>
    internal sealed record Summary(string Session, int Page) : SessionForm(Session);

    public string Name() => string.Join('/', Parts().Select(Uri.EscapeDataString));

    /// <summary>Reads a form's name; null where it names none.</summary>
    public static SessionForm? Read(string name)
    {
        string[] parts = [.. name.Split('/').Select(Uri.UnescapeDataString)];
        return parts switch
        {
            [var s, "take-part"] => new TakePart(s),
            [var s, "plan"] => new Plan(s),
            [var s, "answer", var question] => new Answer(s, question),
            [var s, "skip"] => new Skip(s),
            [var s, "commit", var slot] => new Commit(s, slot),
            [var s, "end"] => new End(s),
            [var s, "board", var question, var page] when int.TryParse(page, out var p) => new Board(s, question, p),
            [var s, "check-in"] => new CheckIn(s),
            [var s, "summary", var page] when int.TryParse(page, out var p) => new Summary(s, p),
            _ => null,
        };
    }

    private IEnumerable<string> Parts() => this switch
    {
        TakePart => [Session, "take-part"],
        Plan => [Session, "plan"],
        Answer f => [Session, "answer", f.Question],
        Skip => [Session, "skip"],
        Commit f => [Session, "commit", f.Slot],
        End => [Session, "end"],
        Board f => [Session, "board", f.Question, Number(f.Page)],
        Summary f => [Session, "summary", Number(f.Page)],
        CheckIn => [Session, "check-in"],
        _ => [Session],
    };

    private static string Number(int page) => page.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
