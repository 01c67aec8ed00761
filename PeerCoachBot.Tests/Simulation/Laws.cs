using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>What "nothing is lost, and nothing happens twice" means, checked in a run and at its end.</summary>
internal sealed class Laws(Machines machines)
{
    /// <summary>Once nothing goes wrong any more, dead processes' work is taken over within this time of their last claim.</summary>
    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(90);

    /// <summary>Until then whoever takes over may die or fail at it too, each time for as long as a claim holds.</summary>
    private static readonly TimeSpan LeftAloneAtMost = TimeSpan.FromMinutes(5);

    /// <summary>Nobody is woken earlier than this before the time.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);

    private readonly HashSet<string> ordered = [];
    private readonly Dictionary<string, int> committed = [];
    private readonly List<string> broken = [];

    /// <summary>A commit took effect.</summary>
    public void NoteCommit(Commit commit)
    {
        ordered.UnionWith(commit.Put.Select(r => r.Work).OfType<OutboxWork.Post>().Select(Posts.NameOf));
        if (commit.EventId is { } handled)
        {
            var key = Key(commit.Aggregate, handled);
            committed[key] = committed.GetValueOrDefault(key) + 1;
            if (committed[key] > 1)
                broken.Add($"{handled} was handled twice");
        }

        foreach (var timeUp in commit.Put.Select(r => r.Work).OfType<OutboxWork.Post>().Where(p => SessionCard.Read(p.Card) is SessionCard.TimeUp))
            NoteTimeUp(commit, timeUp.Card);
    }

    /// <summary>Whoever did something was answered.</summary>
    public void Note(Turn turn, TurnResult result)
    {
        if (result.IsKept && !committed.ContainsKey(Key(turn.Aggregate, turn.EventId)))
            broken.Add($"{turn.EventId} was acknowledged and is not there");
    }

    /// <summary>Since when nothing goes wrong.</summary>
    public DateTimeOffset? CalmSince { get; set; }

    /// <summary>At any moment: what a dead process has claimed is taken over in time.</summary>
    public void CheckOnTheWay()
    {
        var now = machines.Clock.GetUtcNow();
        var most = now - CalmSince > TakenOverWithin ? TakenOverWithin - Replica.ClaimFor : LeftAloneAtMost;
        var isTakingOver = now - machines.LastDeath <= TakenOverWithin;
        foreach (var row in machines.Memory.OutboxRows.Where(r => !isTakingOver && r.IsPending && r.NotBefore is null && r.Claim.Until + most < now))
            broken.Add($"{row.Id} was left alone since {row.Claim.Until:T}");
        Report();
    }

    /// <summary>When everything has come to rest.</summary>
    public void CheckAtRest(Session? end, IReadOnlyList<Tally> tallies)
    {
        if (end is not { } session)
        {
            broken.Add("the session is gone");
            Report();
            return;
        }

        // Acknowledged words are there once, as they were said; nobody said anything else.
        Expect("answers", session.Answers.Select(a => a.Text), from q in new[] { "goal", "learning" } from n in Run.Names select $"{q} of {n}");
        Expect("next steps", session.NextSteps.Select(c => c.Text), Run.Names.Select(n => $"help {n}"));
        Expect("turns", session.HadTurn.Select(p => p.ObjectId), Run.Names.Select(n => World.Peer(n).Id.ObjectId));
        if (!session.StepsDone.SequenceEqual(["gather", "ask:goal", "turns", "ask:learning"]))
            broken.Add($"steps: {string.Join(' ', session.StepsDone)}");
        if (session.IsOpen())
            broken.Add("the session is still open");
        foreach (var tally in tallies.Where(t => !t.Facts.SequenceEqual(["entered", "recorded", "left"])))
            broken.Add($"facts: {string.Join(' ', tally.Facts)}");

        // Every card that was ordered was posted, refused, or parked with a reason; none is forgotten.
        var parked = machines.Memory.OutboxRows.Where(r => r.Parked is not null).Select(r => r.Work).OfType<OutboxWork.Post>().Select(Posts.NameOf);
        foreach (var lost in ordered.Except(machines.Posts.Copies.Keys).Except(machines.Posts.Refused).Except(parked))
            broken.Add($"{lost} was never posted");
        foreach (var row in machines.Memory.OutboxRows.Where(r => r.IsPending))
            broken.Add($"{row.Id} is still pending");
        foreach (var hint in machines.Memory.Hints)
            broken.Add($"a hint is left for {hint.Aggregate}");
        var copies = machines.Posts.Copies.Values.Sum(n => n - 1);
        var allowed = machines.Posts.Doubts.Values.Sum() + machines.Kills;
        if (copies > allowed)
            broken.Add($"{copies} cards too many, and only {allowed} excuses: {string.Join(" ", machines.Posts.Copies.Where(c => c.Value > 1).Select(c => c.Key))}");
        Report();
    }

    /// <summary>Says that time is up, by the right clock.</summary>
    private void NoteTimeUp(Commit commit, string card)
    {
        if (commit.Document is { } document
            && System.Text.Json.JsonSerializer.Deserialize(document.State, SessionJson.Default.Session) is { Timer: { } timer }
            && timer.EndsAt() - machines.Clock.GetUtcNow() > Early)
            broken.Add($"{card} came {timer.EndsAt() - machines.Clock.GetUtcNow()} early");
    }

    private static string Key(AggregateId aggregate, string eventId) => $"{aggregate} {eventId}";

    private void Expect(string what, IEnumerable<string> found, IEnumerable<string> wanted)
    {
        if (!found.Order(StringComparer.Ordinal).SequenceEqual(wanted.Order(StringComparer.Ordinal)))
            broken.Add($"{what}: {string.Join("; ", found)}");
    }

    private void Report()
    {
        if (broken.Count > 0)
            throw new InvalidOperationException(string.Join('\n', broken));
    }
}
