using System.Text.Json;
using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Commitments.Nudges;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>What must be true of everybody's nudges: at every commit, in every message, and when all has come to rest.</summary>
internal sealed class NudgeLaws(Machines machines)
{
    /// <summary>How wrong the time may be that a replica decides by.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(60);

    private readonly Dictionary<AggregateId, Person> people = [];
    private readonly Dictionary<(string Who, DateOnly Day), IReadOnlyList<string>> messages = [];
    private readonly List<string> broken = [];

    public int Messages => messages.Count;

    public Person? Find(string who) => people.GetValueOrDefault(TallyAggregate.IdOf(who));

    /// <summary>The first moment from now on at which somebody is to be woken.</summary>
    public DateTimeOffset? NextNudge() => people.Values.Select(p => p.WakeAt).Where(at => at > machines.Clock.GetUtcNow()).Min();

    /// <summary>A commit took effect.</summary>
    public void NoteCommit(Commit commit)
    {
        if (commit.Aggregate.Kind != SessionId.PersonKind || commit.Document is not { } document)
            return;
        var after = JsonSerializer.Deserialize(document.State, PersonJson.Default.Person)!;
        var before = people.GetValueOrDefault(commit.Aggregate);
        people[commit.Aggregate] = after;
        foreach (var commitment in after.Commitments)
            CheckBooks(before?.Find(commitment.Id), commitment);
        CheckGone(before, after, commit.Archive);
        if (after.Nudged is [.., var last] && before?.Nudged.Any(n => n.Day == last.Day) != true)
            CheckMessage(after, last);
    }

    public void Check()
    {
        if (broken.Count > 0)
            throw new InvalidOperationException(string.Join('\n', broken));
    }

    /// <summary>When everything has come to rest.</summary>
    /// <param name="kept">What each person was told is kept.</param>
    /// <param name="erased">Words that may stand nowhere.</param>
    public void CheckAtRest(IEnumerable<(string Who, string Text)> kept, string? erased)
    {
        foreach (var mine in kept.GroupBy(k => k.Who, k => k.Text))
        {
            var all = EverythingOf(mine.Key).CountBy(c => c.Text).ToDictionary();
            foreach (var text in mine.Where(text => all.GetValueOrDefault(text) != 1))
                broken.Add($"{mine.Key}'s \"{text}\" is kept {all.GetValueOrDefault(text)} times");
        }

        foreach (var person in people.Values.Where(p => !p.Profile.IsOff))
            foreach (var commitment in person.Commitments.Where(c => c.Nudges.Any(n => n.IsPending)))
                broken.Add($"{person.Name}'s {commitment.Id} is still to come: {string.Join(", ", commitment.Pending())}");
        foreach (var ((who, day), items) in messages)
            CheckSeen(who, day, items);
        foreach (var row in machines.Memory.OutboxRows.Where(r => r.IsPending))
            broken.Add($"{row.Id} is still pending");
        foreach (var words in machines.Memory.AllTexts().Where(w => erased is not null && w.Contains(erased, StringComparison.OrdinalIgnoreCase)))
            broken.Add($"something is left of what was erased: {words}");
        var copies = machines.Posts.Copies.Values.Sum(n => n - 1);
        if (copies > machines.Posts.Doubts.Values.Sum() + machines.Kills)
            broken.Add($"{copies} cards too many: {string.Join(", ", machines.Posts.Copies.Where(c => c.Value > 1).Select(c => c.Key))}");
        Check();
    }

    /// <summary>What somebody keeps, with what was put aside and is in the store.</summary>
    private IEnumerable<Commitment> EverythingOf(string who) =>
        machines.Memory.ReadArchiveAsync(TallyAggregate.IdOf(who), default).Result
            .Select(past => JsonSerializer.Deserialize(past.State, PersonJson.Default.Person)!)
            .Append(Find(who))
            .SelectMany(person => person?.Commitments ?? []);

    /// <summary>What is there no more was put aside as it was, taken back or deleted; and what was put aside does not come again.</summary>
    private void CheckGone(Person? before, Person after, PastState? archive)
    {
        var past = archive is null ? null : JsonSerializer.Deserialize(archive.State, PersonJson.Default.Person)!;
        foreach (var commitment in past?.Commitments ?? [])
            CheckBooks(before?.Find(commitment.Id), commitment);
        if (before is null || before.ErasedAt != after.ErasedAt)
            return;
        foreach (var gone in before.Commitments.Where(c => after.Find(c.Id) is null && after.Withdrawn.All(t => t.Id != c.Id) && past?.Find(c.Id)?.NudgesMade != c.NudgesMade))
            broken.Add($"{gone.Text} is there no more");
        foreach (var again in after.Commitments.Where(c => after.HasPutAside(c.Id)))
            broken.Add($"{again.Text} was put aside, and is there again");
    }

    /// <summary>Nudges made are those that ended, each once and for good, and those to come.</summary>
    private void CheckBooks(Commitment? before, Commitment after)
    {
        var (ended, was) = (after.Ends(), before?.Ends() ?? new Dictionary<NudgeEnd, int>());
        var pending = after.Nudges.Count(n => n.IsPending);
        if (after.NudgesMade != ended.Values.Sum() + pending || after.NudgesMade < before?.NudgesMade)
            broken.Add($"of {after.Text}, {after.NudgesMade} nudges were made, {ended.Values.Sum()} ended, {pending} are to come");

        // Only one end changes: what was sent may turn out not to have reached its owner.
        var lost = ended.GetValueOrDefault(NudgeEnd.Undeliverable) - was.GetValueOrDefault(NudgeEnd.Undeliverable);
        foreach (var (end, count) in was.Where(w => ended.GetValueOrDefault(w.Key) + (w.Key is NudgeEnd.Sent ? lost : 0) < w.Value))
            broken.Add($"of {after.Text}, {count} nudges were {end}, and now fewer are");
    }

    /// <summary>One message a day, in working hours by the right clock, of what is marked as sent.</summary>
    private void CheckMessage(Person person, NudgeMessage message)
    {
        var (now, time, who) = (machines.Clock.GetUtcNow(), person.Profile.Time(), person.Id.ObjectId);
        if (!messages.TryAdd((who, message.Day), message.Items))
            broken.Add($"{who} is nudged twice on {message.Day:O}");
        if (!new[] { now, now - Slack, now + Slack }.Any(at => time.IsOpen(at) && time.DayAt(at) == message.Day))
            broken.Add($"{who} is nudged for {message.Day:O} at {now:u}");
        if (person.Profile.IsOff || message.Day < person.Profile.PausedUntil)
            broken.Add($"{who} is nudged on leave, on {message.Day:O}");
        if (message.Items.Count == 0 || !message.Items.All(id => person.Find(id)?.Nudges.Any(n => n.End is NudgeEnd.Sent && n.On == message.Day) == true))
            broken.Add($"{who}'s message of {message.Day:O} holds what was not sent");
    }

    /// <summary>It was seen, or there was no way to its owner: then they were mentioned, or the nudges count as undeliverable.</summary>
    private void CheckSeen(string who, DateOnly day, IReadOnlyList<string> items)
    {
        var own = new PersonCard.Nudge(day).Name() + $" to {who}";
        var mention = new PersonCard.Mention(day).Name();
        var isErased = Find(who)?.ErasedAt is not null;
        if (machines.Posts.Copies.ContainsKey(own) || isErased)
            return;
        if (!machines.Posts.Refused.Contains(own))
            broken.Add($"{own} was never posted");
        else if (!machines.Posts.Copies.ContainsKey(mention) && Find(who)!.Commitments.Any(c => items.Contains(c.Id) && c.Nudges.Any(n => n.On == day && n.End is NudgeEnd.Sent)))
            broken.Add($"{own} reached nobody, and counts as sent");
    }
}
