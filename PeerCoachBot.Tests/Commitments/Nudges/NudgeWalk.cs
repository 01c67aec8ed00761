using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;

namespace PeerCoachBot.Tests.Commitments.Nudges;

/// <summary>
/// Some months of somebody's life: they commit themselves, change their minds, put things off, travel, go on leave; and the
/// machine wakes their record on time, late, early, twice, or for nothing. The laws are checked after every step.
/// </summary>
internal sealed class NudgeWalk(int seed)
{
    private const int Steps = 120;
    private const int MostDaysLate = 7;

    private static readonly string[] Zones =
    [
        "Asia/Tokyo", "America/Sao_Paulo", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Apia", "Pacific/Chatham", "Australia/Lord_Howe",
        "Africa/Casablanca", "Europe/Dublin", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Mars/Olympus",
    ];

    private readonly Random random = new(seed);
    private readonly Owner owner = new(new Availability(WorkingTime.Usual("Europe/Berlin")), []);
    private readonly Dictionary<string, DateOnly> putOff = [];
    private DateTimeOffset now = new(2026, 3, 25, 6, 0, 0, TimeSpan.Zero);

    public int Messages => owner.Messages.Count;

    public void Go()
    {
        for (var step = 0; step < Steps; step++)
        {
            Pass();
            if (random.Next(2) == 0)
                Act();
            CheckTheNext();
        }
    }

    private DateOnly Today => owner.Availability.Time.DayAt(now);

    /// <summary>Time passes, and the machine wakes the record, at the moment that it asked for or at another.</summary>
    private void Pass()
    {
        var asked = owner.Next(now);
        now = random.Next(6) switch
        {
            0 => now.AddMinutes(random.Next(60 * 24)),
            1 => (asked ?? now).AddMinutes(random.Next(60 * 24 * 12)),
            2 when asked is { } moment && moment - now > TimeSpan.FromMinutes(1) => moment.AddMinutes(-1),
            _ => asked ?? now.AddHours(random.Next(48)),
        };
        Wake(isOnTime: now == asked);
        for (var again = random.Next(3); again > 0; again--)
            Wake(isOnTime: false);
    }

    private void Act()
    {
        var one = owner.Commitments.Count == 0 ? null : owner.Commitments[random.Next(owner.Commitments.Count)];
        switch (random.Next(12), one)
        {
            case (0, _):
                Travel(owner.Availability.Time with { Zone = Zones[random.Next(Zones.Length)] });
                break;
            case (1, _):
                Travel(owner.Availability.Time with { Days = [.. Enum.GetValues<DayOfWeek>().Where(_ => random.Next(3) > 0).DefaultIfEmpty(DayOfWeek.Monday)] });
                break;
            case (2, _):
                owner.Availability = owner.Availability with { PausedUntil = random.Next(2) == 0 ? null : Today.AddDays(random.Next(40)) };
                break;
            case (3, _):
                owner.Availability = owner.Availability with { IsOff = random.Next(3) == 0 };
                break;
            case (4, { } it):
                Become(NudgePlan.Cancelled(it, NudgeEnd.CancelledAsEnded));
                break;
            case (5 or 6, { } it):
                putOff[it.Id] = Today.AddDays(random.Next(1, 20));
                Become(NudgePlan.Snoozed(it, putOff[it.Id], owner.Availability.Time));
                break;
            case (7, { } it):
                putOff.Remove(it.Id);
                Become(NudgePlan.Planned(it with { Due = Today.AddDays(random.Next(30)), ChangedAt = now }, NudgeEnd.CancelledAsMoved, Today, owner.Availability.Time));
                break;
            case (8, { } it):
                Become(it with { ChangedAt = now });
                break;
            default:
                owner.Commitments = [.. owner.Commitments, Items.Planned($"c{owner.Commitments.Count}", Today.AddDays(random.Next(30)), Today, owner.Availability.Time)];
                break;
        }
    }

    private void Travel(WorkingTime time)
    {
        owner.Availability = owner.Availability with { Time = time };
        owner.Commitments = [.. owner.Commitments.Select(c => NudgePlan.Moved(c, time))];
    }

    private void Become(Commitment changed) => owner.Commitments = [.. owner.Commitments.Select(c => c.Id == changed.Id ? changed : c)];

    private void Wake(bool isOnTime)
    {
        var (before, was, sent) = (owner.Commitments, owner.Availability, owner.Messages.Count);
        owner.Wake(now);
        var isThere = !was.IsOff && !(Today < was.PausedUntil) && !(Today <= was.NudgedOn) && IsAtWork(was.Time);
        Law(isThere || before.SequenceEqual(owner.Commitments), "something happened while they were not there");
        Law(!isThere || owner.Commitments.All(c => c.Nudges.All(n => !n.IsPending || n.Day > Today)), "something that is due was left");
        Law(!isOnTime || !before.SequenceEqual(owner.Commitments) || was != owner.Availability, "it was woken for nothing");

        IReadOnlyList<string> said = owner.Messages.Count > sent ? owner.Messages[^1].Due : [];
        Law(owner.Messages.Count <= sent + 1 && (owner.Messages.Count < 2 || owner.Messages[^1].Day > owner.Messages[^2].Day || said.Count == 0), "a day had two messages");
        Law(said.Distinct().Count() == said.Count, "it names one twice");
        foreach (var (old, it) in before.Zip(owner.Commitments))
            CheckOne(old, it, said.Contains(it.Id), was.PausedUntil);
    }

    private void CheckOne(Commitment before, Commitment after, bool isSaid, DateOnly? pausedUntil)
    {
        var ended = before.Nudges.Zip(after.Nudges).Where(pair => pair.First.IsPending && !pair.Second.IsPending).Select(pair => pair.Second).ToList();
        Law(ended.All(n => n.Day <= Today), "a nudge came early");
        Law(isSaid == ended.Exists(n => n.End == NudgeEnd.Sent), "what is said is not what was sent");
        Law(ended.Count(n => n.End == NudgeEnd.Sent) <= 1, "two nudges of one commitment were sent at once");
        Law(!isSaid || !(Today < putOff.GetValueOrDefault(after.Id)), "it came before the day to which it was put off");
        Law(!isSaid || ended.Exists(n => Lateness(n, pausedUntil) <= MostDaysLate), "it came more than a week late");
        Law(ended.TrueForAll(n => n.End != NudgeEnd.Expired || Lateness(n, pausedUntil) > MostDaysLate), "it expired in time");
        Law(!isSaid || !(now - after.ChangedAt < TimeSpan.FromDays(2)) || ended.Exists(n => n.Stage == NudgeStage.Snoozed), "they had it in mind");
        Law(after.NudgesMade == after.Ends().Values.Sum() + after.Nudges.Count(n => n.IsPending), "nudges made are not those that ended and those to come");
        Law(after.Nudges.Where(n => n.IsPending).Select(n => n.Stage).Distinct().Count() == after.Nudges.Count(n => n.IsPending), "two of one stage are to come");
    }

    /// <summary>Nothing happens before the moment that is asked for; none is asked for only where nothing is to come.</summary>
    private void CheckTheNext()
    {
        var next = owner.Next(now);
        Law(next >= now || (next is null && (owner.Availability.IsOff || !owner.Commitments.Any(c => c.Nudges.Any(n => n.IsPending)))), $"the next moment is {next:u}");
        if (next is not { } moment || moment == now)
            return;
        var meanwhile = now + ((moment - now) * random.NextDouble());
        foreach (var early in new[] { meanwhile, moment.AddTicks(-1) })
            Law(NudgeDay.Hold(owner.Commitments, owner.Availability, early).All.SequenceEqual(owner.Commitments), $"something was due at {early:u} already, before {moment:u}");
    }

    /// <summary>By their own clock; their hours are far from every transition.</summary>
    private bool IsAtWork(WorkingTime time)
    {
        var zone = time.Zone.StartsWith("Mars", StringComparison.Ordinal) ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(time.Zone);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        return time.Days.Contains(local.DayOfWeek) && local.TimeOfDay >= time.From.ToTimeSpan() && local.TimeOfDay < time.To.ToTimeSpan();
    }

    private int Lateness(Nudge nudge, DateOnly? pausedUntil) =>
        Today.DayNumber - (pausedUntil > nudge.Day ? pausedUntil.Value : nudge.Day).DayNumber;

    private void Law(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException($"{otherwise}, at {now:u} in {owner.Availability.Time.Zone}");
    }
}
