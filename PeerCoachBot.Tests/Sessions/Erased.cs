using System.Text.Json;
using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>Looks for somebody whose id, name and every word hold letters that are nobody else's.</summary>
internal static class Erased
{
    public const string Canary = "zqx";

    /// <summary>How much of what stands around is told.</summary>
    private const int Around = 120;

    /// <summary>Everything of hers has the letters in it.</summary>
    public const string Name = "Zqxana";

    public static readonly Peer Person = World.Peer(Name);

    public static SessionEvent.Forgotten Now(Room room) => new(Person.Id, room.Now);

    /// <summary>Nothing that is kept or drawn has a trace of her, also under the names that cards had before.</summary>
    public static void AssertGone(Room room, string when)
    {
        AssertGone(JsonSerializer.Serialize(room.Session, SessionJson.Default.Session), $"{when}: the session");
        foreach (var effect in room.Last.Effects.Where(effect => effect is not (Effect.TellPast or Effect.Tell { Fact: SessionFact.Forgot })))
            AssertGone($"{effect}", $"{when}: an effect");
        SessionCards cards = new(room.Guide);
        foreach (var card in CardsOf(room))
            AssertGone(cards.Render(room.Session, Forgetting.NameOf(room.Session, card.Name()))?.Json ?? "", $"{when}: {card}");
    }

    public static void AssertGone(string text, string what)
    {
        var at = text.IndexOf(Canary, StringComparison.OrdinalIgnoreCase);
        Assert.True(at < 0, $"{what} still has it: {(at < 0 ? "" : text[Math.Max(0, at - Around)..Math.Min(text.Length, at + Around)])}");
    }

    /// <summary>Every card that may have been posted.</summary>
    private static IEnumerable<SessionCard> CardsOf(Room room)
    {
        var (session, guide) = (room.Session, room.Guide);
        string[] people = [Person.Id.ObjectId, .. session.Participants.Select(p => p.Who.Id.ObjectId)];
        string[] readers = [SessionCard.All, .. people];
        string[] questions = [.. guide.Steps.SelectMany(Step.QuestionsOf).Select(q => q.Key)];
        List<SessionCard> timed =
        [
            .. guide.Steps.Select(step => new SessionCard.OfStep(session.Key, step.Key)),
            .. people.Select(person => new SessionCard.OfTurn(session.Key, person)),
            .. questions.Select(question => new SessionCard.OfPrompt(session.Key, question)),
        ];
        return
        [
            .. timed,
            .. timed.Select(card => new SessionCard.TimeUp(session.Key, card.Name(), IsAgain: false)),
            .. from question in questions from reader in readers from page in new[] { 1, 2 } select new SessionCard.Board(session.Key, question, page, reader),
            .. from reader in readers from page in new[] { 1, 2 } select new SessionCard.Summary(session.Key, page, reader),
            new SessionCard.Status(session.Key),
            new SessionCard.Again(session.Key),
            new SessionCard.Help(session.Key),
        ];
    }
}
