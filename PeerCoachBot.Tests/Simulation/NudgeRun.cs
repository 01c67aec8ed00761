using System.Globalization;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Conversations;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>
/// Some weeks of three people's commitments: made in a session and in 1:1, brought to mind, answered, moved, put off, and
/// in some runs erased. Its seed decides all that they do and everything that goes wrong.
/// </summary>
internal sealed class NudgeRun : IDisposable
{
    /// <summary>Stands in all words of whoever has everything deleted.</summary>
    private const string Secret = "canary";

    private const string Eraser = "Cem";
    private const int Rounds = 14;

    /// <summary>How long what is under way is followed step by step, before time passes faster.</summary>
    private const int ShortSteps = 60;

    private static readonly string[] Names = ["Ana", "Ben", Eraser];
    private static readonly string[] Zones = ["Europe/Berlin", "America/Sao_Paulo", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago"];
    private static readonly string[] Answers = [OwnVerbs.Done, OwnVerbs.Partly, OwnVerbs.Blocked, OwnVerbs.LetGo, OwnVerbs.Reopen];
    private static readonly Conversation Home = new("t1", "19:home@thread.v2", ConversationKind.GroupChat);

    private static readonly SessionGuide Short = Guides.ThreeQuestions() is var guide
        ? guide with { Steps = [.. guide.Steps.Where(s => s.Key is "gather" or "commit")] }
        : guide;

    private readonly Machines machines;
    private readonly NudgeLaws laws;
    private readonly Dictionary<string, string> zones = Names.Zip(Zones).ToDictionary();
    private readonly List<(string Who, string Text)> kept = [];
    private readonly List<Turn> delivered = [];
    private readonly bool hasErasure;
    private readonly bool hasOld;
    private int last;

    public NudgeRun(int seed, Bug? bug = null)
    {
        Faults = new Faults(seed);
        hasErasure = Random.Next(2) == 0;
        hasOld = seed % 2 == 0;
        machines = new Machines(Faults, bug, Bugs.People(bug), Short) { Committed = c => laws!.NoteCommit(c), Answered = (_, _) => laws!.Check() };
        laws = new NudgeLaws(machines);
        machines.Start();
    }

    public Trace Trace => machines.Trace;

    public int Messages => laws.Messages;

    /// <summary>How many states of people were put aside.</summary>
    public int PutAside { get; private set; }

    private Faults Faults { get; }

    private Random Random => Faults.Random;

    private DateTimeOffset Now => machines.Clock.GetUtcNow();

    public void Dispose() => machines.Dispose();

    public async Task PlayAsync()
    {
        if (hasOld)
            foreach (var (who, texts) in await OldRecords.WriteAsync(machines.Memory, Names, who => who == Eraser ? Secret : "old"))
                kept.AddRange(texts.Select(text => (who, text)));
        await MeetAsync();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var who in Names.Where(n => Random.Next(2) == 0 && !(n == Eraser && laws.Find(n)?.ErasedAt is not null)))
                await PhaseAsync(Anything(who));
            if (hasErasure && round == Rounds / 2)
                await EraseAsync();
            await PassAsync(TimeSpan.FromHours(Random.Next(2, 40)));
        }

        Faults.IsCalm = true;
        foreach (var who in Names.Where(n => laws.Find(n) is { ErasedAt: null }))
            await PhaseAsync(Say(who, "nudges on"));
        await PassAsync(TimeSpan.FromDays(70));
        foreach (var who in Names)
            PutAside += (await machines.Memory.ReadArchiveAsync(TallyAggregate.IdOf(who), default)).Count;
        laws.CheckAtRest(hasErasure ? kept.Where(k => k.Who != Eraser) : kept, hasErasure ? Secret : null);
    }

    /// <summary>A session in which each says a next step.</summary>
    private async Task MeetAsync()
    {
        await GatherAsync();
        await PhaseAsync([.. Names.Select(CommitHere)]);
        await PhaseAsync(SayHere("Ana", "end"));
        if (await machines.ReadAsync(SessionId.Of(Home)) is not Session { ClosedAt: not null, NextSteps.Count: 3 })
            throw new InvalidOperationException("The session did not come to its end.");
    }

    private async Task GatherAsync()
    {
        await PhaseAsync(SayHere("Ana", "start"));
        await PhaseAsync(SayHere("Ben", "join"), SayHere(Eraser, "join"));
        await PhaseAsync([.. Names.Select(n => SayHere(n, "agree"))]);
        await PhaseAsync(SayHere("Ben", "begin"));
    }

    /// <summary>
    /// Somebody has everything deleted while an answer, a nudge and, in some runs, a next step in a session are on their way.
    /// </summary>
    private async Task EraseAsync()
    {
        var isInSession = Random.Next(2) == 0;
        if (isInSession)
            await GatherAsync();
        await PhaseAsync(Say(Eraser, "nudges on"));
        await PhaseAsync(Say(Eraser, "delete my data"));
        if (!isInSession && laws.Find(Eraser)?.WakeAt is { } due && due > Now && due - Now < TimeSpan.FromDays(4))
            await PassAsync(due - Now);
        List<Turn> atOnce = isInSession ? [CommitHere(Eraser)] : [];
        if (laws.Find(Eraser)?.Commitments is [.., var commitment])
            atOnce.Add(Press(Eraser, OwnVerbs.Blocked, commitment.Id, (OwnInputs.Obstacle, $"{Secret} in the way")));
        foreach (var turn in atOnce.Append(Say(Eraser, "delete everything")))
            await machines.DeliverAsync(turn);
        delivered.Clear();
        if (isInSession)
            await PhaseAsync(SayHere("Ana", "end"));
    }

    /// <summary>Something that people do.</summary>
    private Turn Anything(string who)
    {
        var commitments = laws.Find(who)?.Commitments ?? [];
        var item = commitments.Count == 0 ? "" : commitments[Random.Next(commitments.Count)].Id;
        switch (Random.Next(10))
        {
            case 0:
                return Say(who, $"pause until {Iso(Soon(who))}");
            case 1:
                return Say(who, Random.Next(2) == 0 ? "nudges off" : "nudges on");
            case 2:
                zones[who] = Zones[Random.Next(Zones.Length)];
                return Say(who, "commitments");
            case 3 or 4 when item.Length > 0:
                return Press(who, OwnVerbs.Snooze, item, (OwnInputs.Until, OwnInputs.OnDate), (OwnInputs.Due, Iso(Soon(who))));
            case 5 when item.Length > 0:
                return Press(who, OwnVerbs.Date, item, (OwnInputs.Due, Iso(Soon(who))));
            case 6 or 7 when item.Length > 0:
                return Press(who, Answers[Random.Next(Answers.Length)], item);
            default:
                return Say(who, $"I will {NewText(who)} by {Iso(Soon(who))}");
        }
    }

    private Turn CommitHere(string who) => SayHere(who, $"I will {NewText(who)} by {Iso(Soon(who))}");

    private string NewText(string who)
    {
        var text = $"{(who == Eraser ? Secret : "help")} {++last}";
        kept.Add((who, text));
        return text;
    }

    private DateOnly Today(string who) => WorkingTime.Usual(zones[who]).DayAt(Now);

    private DateOnly Soon(string who) => Today(who).AddDays(Random.Next(1, 12));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Conversation Chat(string who) => new("t1", $"1:1 {who.ToLowerInvariant()}", ConversationKind.Personal);

    private Turn SayHere(string who, string text) =>
        new(SessionId.Of(Home), $"message/{++last}", new SessionEvent.Heard(Words(who, text, Home, $"{last}")));

    private Turn Say(string who, string text) =>
        new(TallyAggregate.IdOf(who), $"message/{++last}", new PersonEvent.Heard(Words(who, text, Chat(who), $"{last}")));

    private Typed Words(string who, string text, Conversation where, string id) =>
        new(World.Peer(who), text, where, id, Today(who), "en-GB", where == Home ? [.. Names.Select(World.Peer)] : null) { Zone = zones[who] };

    private Turn Press(string who, string verb, string item, params IReadOnlyList<(string Name, string Value)> values)
    {
        var id = $"{++last}";
        var mark = new OwnMark(World.Peer(who).Id.ObjectId, "", item);
        var press = new OwnPress(World.Peer(who), verb, mark, values.ToDictionary(v => v.Name, v => v.Value), Chat(who), id, Today(who), "en-GB") { Zone = zones[who] };
        return new Turn(TallyAggregate.IdOf(who), $"invoke/{id}", new PersonEvent.Pressed(press));
    }

    /// <summary>Things done at one moment: in any order, some delivered more than once, some earlier ones again.</summary>
    private async Task PhaseAsync(params IReadOnlyList<Turn> turns)
    {
        List<Turn> deliveries =
        [
            .. turns,
            .. turns.Where(_ => Faults.Happens(Fault.DeliveredTwice, 30)),
            .. turns.Where(_ => Faults.Happens(Fault.DeliveredAnew, 20)).Select(Anew),
            .. delivered.Where(_ => Faults.Happens(Fault.Late, 10)),
        ];
        foreach (var turn in turns.Count > 1 ? deliveries.OrderBy(_ => Random.Next()).ToList() : deliveries)
            await machines.DeliverAsync(turn);
        delivered.AddRange(turns);
        await PassAsync(TimeSpan.FromSeconds(6));
    }

    /// <summary>The same words or press under a new id, as Teams delivers them after half a minute.</summary>
    private Turn Anew(Turn turn)
    {
        var id = $"{++last}";
        return turn with
        {
            EventId = $"anew/{id}",
            Happened = turn.Happened switch
            {
                PersonEvent.Heard heard => new PersonEvent.Heard(heard.Words with { Message = id }),
                PersonEvent.Pressed pressed => new PersonEvent.Pressed(pressed.Press with { Id = id }),
                SessionEvent.Heard heard => heard with { Words = heard.Words with { Message = id } },
                var other => other,
            },
        };
    }

    /// <summary>Time passes: step by step while something is under way, otherwise to where something is due.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        var end = Now + time;
        if (time > TimeSpan.FromHours(1))
            delivered.Clear();
        for (var busy = 0; Now < end;)
        {
            busy = IsQuiet() ? 0 : busy + 1;
            var next = busy == 0 ? Earlier(laws.NextNudge() ?? end, Now.AddHours(6)) : Now.AddSeconds(busy > ShortSteps ? 60 : 5);
            await machines.StepAsync(Earlier(next, end) - Now);
            laws.Check();
        }
    }

    private bool IsQuiet() => !machines.Memory.OutboxRows.Any(r => r.IsPending) && !machines.Memory.Hints.Any(h => h.Due <= Now);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
