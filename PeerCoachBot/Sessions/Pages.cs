using PeerCoachBot.Conversations;

namespace PeerCoachBot.Sessions;

/// <summary>Divides people's words over numbered cards, between entries and never within one.</summary>
internal static class Pages
{
    /// <summary>
    /// UTF-16 units of people's words on one card. A card holds 25 KB as UTF-16, 12,800 units; the rest is for layout
    /// and for characters that JSON writes as two.
    /// </summary>
    public const int WordsPerCard = 5000;

    /// <summary>The entries of each card, in order; at least one card, even if it is empty.</summary>
    public static IReadOnlyList<IReadOnlyList<Entry>> Of(IEnumerable<Entry> entries)
    {
        List<IReadOnlyList<Entry>> pages = [];
        List<Entry> page = [];
        var length = 0;
        foreach (var entry in entries)
        {
            if (page.Count > 0 && length + entry.Text.Length > WordsPerCard)
            {
                pages.Add(page);
                page = [];
                length = 0;
            }

            page.Add(entry);
            length += entry.Text.Length;
        }

        pages.Add(page);
        return pages;
    }

    /// <summary>The answers to one question, in the order of the participants.</summary>
    public static IReadOnlyList<IReadOnlyList<Entry>> OfBoard(Session session, string question) =>
        Of(Answers(session, question, _ => true));

    /// <summary>All that a session leaves to one reader: everything, or, for somebody who left, their own words.</summary>
    public static IReadOnlyList<IReadOnlyList<Entry>> OfSummary(Session session, SessionGuide guide, PersonId? reader)
    {
        var onlyOwn = reader is { } person && session.FindActive(person) is null;
        bool Shown(PersonId by) => !onlyOwn || by == reader;
        var questions = guide.Steps.SelectMany(Step.QuestionsOf);
        return Of(
        [
            .. questions.Where(q => q.Answer == AnswerKind.Text).SelectMany(q => Answers(session, q.Key, Shown)),
            .. session.Commitments.Where(c => Shown(c.By)).Select(c => new Entry(Entry.Commitment, c.By, Words(c)) { Slot = c.Slot }),
            .. questions.Where(q => q.Answer == AnswerKind.Word).SelectMany(q => Answers(session, q.Key, Shown)),
        ]);
    }

    private static IEnumerable<Entry> Answers(Session session, string question, Func<PersonId, bool> shown) =>
        from participant in session.Participants
        where shown(participant.Who.Id)
        let answer = session.AnswerOf(participant.Who.Id, question)
        where answer is { Passed: false }
        select new Entry(question, participant.Who.Id, answer.Text);

    private static string Words(Commitments.Commitment commitment) =>
        commitment.Text + commitment.Plan?.If + commitment.Plan?.Then;
}

/// <summary>One piece of somebody's words, with where it belongs.</summary>
/// <param name="Under">The question's key, or <see cref="Commitment"/>.</param>
internal sealed record Entry(string Under, PersonId By, string Text)
{
    public const string Commitment = "commitments";

    public string? Slot { get; init; }
}
