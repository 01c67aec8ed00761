using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Tests.Cards.Samples;
using PeerCoachBot.Tests.Cards.Samples.Own;

namespace PeerCoachBot.Tests.Cards.Own;

/// <summary>Somebody of whom all is kept that can be, all of it secret.</summary>
internal static class Everything
{
    public const string Secret = "Secret";
    public const string Draft = "draft";
    public const string Offer = "offer";
    public const string Done = "done";

    private static readonly Cast Cast = Cast.Shortest with { Write = (number, _) => $"{Secret} {number}" };

    public static PersonId Ben => new OwnStage(Cast).Ben.Id;

    public static Person Of() => new OwnStage(Cast)
        .Keep(0, c => OwnPostedSamples.Whole(c, Cast))
        .Keep(1)
        .Nudge()
        .Become(p => p with
        {
            Draft = new Draft(Draft, Secret, new Origin(OwnStage.Now, [])),
            Offers = [new Offer(Offer, Peer, Secret, new Origin(OwnStage.Now, []), OwnStage.Day)],
            Suggestions = [new Suggestion(Offer, Peer, OwnStage.Now) { IsLost = true }],
            Witnessing =
            [
                new Witnessed(Peer, OwnStage.Id, Secret, OwnStage.Day),
                new Witnessed(Peer, Done, Secret, OwnStage.Day, true) { IsDone = true },
            ],
            Requests = [new Request(1, OwnStage.Id, Secret)],
            ErasureAskedAt = OwnStage.Now,
        }).Person;

    /// <summary>The same person once they had everything deleted.</summary>
    public static Person Erased()
    {
        var person = Of();
        var press = new OwnPress(
            new Peer(person.Id, person.Name),
            OwnVerbs.Erase,
            new OwnMark(person.Id.ObjectId, new PersonCard.Erasure().Name(), ""),
            new Dictionary<string, string>(),
            new Conversation("t1", "private", ConversationKind.Personal),
            "press",
            OwnStage.Day,
            "en-GB");
        return PersonDialog.Decide(person, new PersonEvent.Pressed(press), OwnStage.Now).State!;
    }

    private static Peer Peer => new OwnStage(Cast).Ben;
}
