using PeerCoachBot.Cards;
using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards.Samples.Own;

/// <summary>The record of a cast's first person, from which cards are drawn.</summary>
internal sealed record OwnStage(Cast Cast, Person Person)
{
    public const string Id = "0f1e2d3c4b5a69788790";

    /// <summary>A Thursday, on which something is due.</summary>
    public static readonly DateOnly Day = new(2026, 11, 26);

    public static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    public static readonly Conversation Chat = new("t1", "19:7d1e5f0c2b9a4e38a6c1d0f4b3928e57@thread.v2", ConversationKind.GroupChat);

    public OwnStage(Cast cast)
        : this(cast, new Person
        {
            Id = World.Peer(Stage.Id(0)).Id,
            Name = cast.People[0],
            Profile = new Profile { ZoneLearnt = "Europe/London", LanguageLearnt = "en-GB" },
        })
    {
    }

    public Peer Ben => new(World.Peer(Stage.Id(1)).Id, Cast.People[1]);

    /// <summary>The id of one of several commitments.</summary>
    public static string IdOf(int number) => $"{Id[..^1]}{number}";

    public OwnStage Become(Func<Person, Person> change) => this with { Person = change(Person) };

    /// <summary>They keep a commitment that was made with others.</summary>
    public OwnStage Keep(int number = 0, Func<Commitment, Commitment>? change = null, int? length = null) => Become(p => p.With((change ?? (c => c))(new Commitment
    {
        Id = IdOf(number),
        Text = Cast.Write(number, length ?? Limits.CommitmentLength),
        Due = Day.AddDays(number),
        Made = new Origin(FakeClock.Start, [Ben], Chat) { Session = "a1" },
        HasCard = true,
        History = [new Change(FakeClock.Start, ChangeKind.Made)],
    })));

    /// <summary>What the first commitment becomes.</summary>
    public OwnStage Change(Func<Commitment, Commitment> change, int number = 0) => Become(p => p.With(change(p.Find(IdOf(number))!)));

    public OwnStage Answer(Standing standing, ChangeKind kind, int number = 0) =>
        Change(c => (c with { Standing = standing }).Noting(kind, Now), number);

    /// <summary>What is due is brought to mind.</summary>
    public OwnStage Nudge() => Become(p => p with { Nudged = [new NudgeMessage(Day, [.. p.Commitments.Select(c => c.Id)])] });

    public DrawnCard Draw(PersonCard card) =>
        PersonCards.Draw(Person, card.Name(), Now) ?? throw new InvalidOperationException($"There is nothing to draw for {card}.");

    public DrawnCard Reply(Reply reply) =>
        PersonCards.Draw(Person, reply, "en-GB", Now) ?? throw new InvalidOperationException($"There is nothing to draw for {reply}.");

    public DrawnCard Ask(
        PersonForm form,
        IReadOnlyDictionary<string, string>? typed = null,
        Reply.Say? fault = null,
        SourceMessage? source = null)
    {
        var request = new FormRequest(form.Name(), Person.Id, "en-GB", typed, fault) { Source = source };
        return PersonCards.Draw(Person, request, Now) ?? throw new InvalidOperationException($"There is nothing to draw for {form}.");
    }
}
