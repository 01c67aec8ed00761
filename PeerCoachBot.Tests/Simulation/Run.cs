using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>One run of a session. Its seed decides everything that goes wrong.</summary>
internal sealed class Run : IDisposable
{
    public static readonly string[] Names = ["Ana", "Ben", "Cem"];

    private static readonly Conversation Home = new("t1", "19:home@thread.v2", ConversationKind.GroupChat);

    private readonly Machines machines;
    private readonly List<Turn> delivered = [];
    private int anew;

    public Run(int seed, Bug? bug = null)
    {
        Faults = new Faults(seed);
        machines = new Machines(Faults, bug, Bugs.Aggregates(bug)) { Committed = c => Laws!.NoteCommit(c), Answered = (turn, result) => Laws!.Note(turn, result) };
        Laws = new Laws(machines);
        machines.Start();
    }

    public Trace Trace => machines.Trace;

    private Faults Faults { get; }

    private Laws Laws { get; }

    public void Dispose() => machines.Dispose();

    /// <summary>Three peers go through a whole session by words and buttons; then all comes to rest, and the laws are checked.</summary>
    public async Task PlayAsync()
    {
        await PhaseAsync(Say("Ana", "start"));
        await PhaseAsync(Say("Ben", "join"), Say("Cem", "join"));
        await PassAsync(100);
        await PhaseAsync([.. Names.Select(n => Say(n, "agree"))]);
        await PhaseAsync(Say("Ben", "begin"));
        await PhaseAsync([.. Names.Select(n => Say(n, $"goal of {n}"))]);
        await PhaseAsync(await PressAsync("Ben", Verbs.Next));
        foreach (var _ in Names)
        {
            await PassAsync(Faults.Random.Next(4) == 0 ? 900 : 20);
            if ((await SessionAsync())?.Spotlight?.Explorer is { } explorer)
                await PhaseAsync(await PressAsync(Names.Single(n => World.Peer(n).Id == explorer), Verbs.Done));
        }

        await PhaseAsync([.. Names.Select(n => Say(n, $"learning of {n}"))]);
        await PhaseAsync(await PressAsync("Cem", Verbs.Next));
        await PhaseAsync([.. Names.Select(n => Say(n, $"I will help {n} by tomorrow"))]);
        await PhaseAsync(Say("Ana", "end"));

        Faults.IsCalm = true;
        Laws.CalmSince = machines.Clock.GetUtcNow();
        await PassAsync(240);

        // Until after the offer to meet again, which is the last that a session does by itself.
        machines.Clock.Advance(TimeSpan.FromDays(25));
        await PassAsync(240);
        Laws.CheckAtRest(await SessionAsync(), await TalliesAsync());
    }

    private Turn Say(string who, string text) => Said.By(Home, [.. Names.Select(World.Peer)], who, text);

    /// <summary>A press of the button that the living card shows now.</summary>
    private async Task<Turn> PressAsync(string who, string verb)
    {
        var session = await SessionAsync() ?? throw new InvalidOperationException("There is no session.");
        var at = Guides.ThreeQuestions().LivingCard(session).Name();
        var id = $"{who} {verb} {at}";
        var press = new Press(
            World.Peer(who),
            verb,
            new CardMark(Home.Id, session.Key, at, at, session.Revision),
            new Dictionary<string, string>(),
            Home,
            id,
            DateOnly.FromDateTime(FakeClock.Start.UtcDateTime),
            "en-GB",
            [.. Names.Select(World.Peer)]);
        return new Turn(SessionId.Of(Home), $"invoke/{id}", new SessionEvent.Pressed(press));
    }

    /// <summary>Things said and pressed at one moment: in any order, some more than once, some earlier ones again.</summary>
    private async Task PhaseAsync(params IReadOnlyList<Turn> turns)
    {
        List<Turn> deliveries =
        [
            .. turns,
            .. turns.Where(_ => Faults.Happens(Fault.DeliveredTwice, 30)),
            .. turns.Where(_ => Faults.Happens(Fault.DeliveredAnew, 20)).Select(Anew),
            .. delivered.Where(_ => Faults.Happens(Fault.Late, 10)),
        ];
        var shuffled = deliveries.OrderBy(_ => Faults.Random.Next()).ToList();
        if (!shuffled.SequenceEqual(deliveries))
            Faults.Note(Fault.Reordered);
        foreach (var turn in shuffled)
            await machines.DeliverAsync(turn);

        delivered.AddRange(turns);
        await PassAsync(6);
    }

    /// <summary>The same words or press under a new id, as Teams delivers them after half a minute.</summary>
    private Turn Anew(Turn turn) => turn with { EventId = $"{turn.EventId} anew {++anew}" };

    private async Task PassAsync(int seconds)
    {
        for (var passed = 0; passed < seconds; passed += 5)
        {
            await machines.StepAsync(TimeSpan.FromSeconds(5));
            Laws.CheckOnTheWay();
        }
    }

    private async Task<Session?> SessionAsync() => await machines.ReadAsync(SessionId.Of(Home)) as Session;

    private async Task<IReadOnlyList<Tally>> TalliesAsync()
    {
        List<Tally> tallies = [];
        foreach (var name in Names)
            tallies.Add((Tally)(await machines.ReadAsync(TallyAggregate.IdOf(name)))!);
        return tallies;
    }
}
