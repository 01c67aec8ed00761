using PeerCoachBot.Conversations;

namespace PeerCoachBot.Sessions;

/// <summary>Divides people's words over numbered cards, between entries and never within one.</summary>
internal static class Pages
{
    /// <summary>
    /// UTF-16 units of people's words on one card. A card holds 25 KB as UTF-16, 12,800 units; the rest is for what
    /// stands around them, and for characters that JSON writes as two.
    /// </summary>
    public const int WordsPerCard = 4500;

    /// <summary>The room that the paragraphs of an entry take beside its words: somebody's name, and a commitment's date, plan and witness.</summary>
    private const int AnswerLayout = 200;
    private const int CommitmentLayout = 500;

    /// <summary>The entries of each card, in order; at least one card, even if it is empty.</summary>
    public static IReadOnlyList<IReadOnlyList<Entry>> Of(IEnumerable<Entry> entries)
    {
        List<IReadOnlyList<Entry>> pages = [];
        List<Entry> page = [];
        var length = 0;
        foreach (var entry in entries)
        {
            var size = entry.Text.Length + (entry.Under == Entry.Commitment ? CommitmentLayout : AnswerLayout);
            if (page.Count > 0 && length + size > WordsPerCard)
            {
                pages.Add(page);
                page = [];
                length = 0;
            }

            page.Add(entry);
            length += size;
        }

        pages.Add(page);
        return pages;
    }

    /// <summary>The answers to one question, in the order of the participants.</summary>
    public static IReadOnlyList<IReadOnlyList<Entry>> OfBoard(Session session, string question) =>
        Of(Answers(session, question, _ => true));

    /// <summary>What everybody will do, in the order in which they said it.</summary>
    public static IReadOnlyList<IReadOnlyList<Entry>> OfCommitments(Session session) => Of(Commitments(session, _ => true));

    /// <summary>All that a session leaves to one reader: everything, or, for somebody who left, their own words.</summary>
    public static IReadOnlyList<IReadOnlyList<Entry>> OfSummary(Session session, SessionGuide guide, PersonId? reader)
    {
        var onlyOwn = reader is { } person && session.FindActive(person) is null;
        bool Shown(PersonId by) => !onlyOwn || by == reader;
        var questions = guide.Steps.SelectMany(Step.QuestionsOf);
        return Of(
        [
            .. questions.Where(q => q.Answer == AnswerKind.Text).SelectMany(q => Answers(session, q.Key, Shown)),
            .. Commitments(session, Shown),
            .. questions.Where(q => q.Answer == AnswerKind.Word).SelectMany(q => Answers(session, q.Key, Shown)),
        ]);
    }

    private static IEnumerable<Entry> Answers(Session session, string question, Func<PersonId, bool> shown) =>
        from participant in session.Participants
        where shown(participant.Who.Id)
        let answer = session.AnswerOf(participant.Who.Id, question)
        where answer is { Passed: false }
        select new Entry(question, participant.Who.Id, answer.Text);

    private static IEnumerable<Entry> Commitments(Session session, Func<PersonId, bool> shown) =>
        session.NextSteps.Where(c => shown(c.By)).Select(c => new Entry(Entry.Commitment, c.By, Words(c)) { Slot = c.Slot });

    private static string Words(NextStep commitment) =>
        commitment.Text + commitment.Plan?.If + commitment.Plan?.Then;
}

/// <summary>One piece of somebody's words, with where it belongs.</summary>
/// <param name="Under">The question's key, or <see cref="Commitment"/>.</param>
internal sealed record Entry(string Under, PersonId By, string Text)
{
    public const string Commitment = "commitments";

    public string? Slot { get; init; }
}
