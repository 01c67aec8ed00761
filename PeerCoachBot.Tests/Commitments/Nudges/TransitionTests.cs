using System.Collections.Concurrent;
using System.Globalization;
using PeerCoachBot.Commitments.Nudges;

namespace PeerCoachBot.Tests.Commitments.Nudges;

/// <summary>Every zone of this machine, around every moment from 2026 to 2030 at which its clock is put forward or back.</summary>
public sealed class TransitionTests
{
    private const int MostShown = 5;

    /// <summary>How many days before and after a transition are looked at.</summary>
    private const int Around = 2;

    private static readonly IReadOnlyList<WorkingTime> Rules =
    [
        WorkingTime.Usual(WorkingTime.Utc),
        EveryDay(new TimeOnly(9, 0), new TimeOnly(17, 0)),
        EveryDay(new TimeOnly(2, 30), new TimeOnly(10, 30)),
        EveryDay(new TimeOnly(2, 30), new TimeOnly(2, 45)),
        EveryDay(new TimeOnly(0, 0), new TimeOnly(2, 30)),
        EveryDay(new TimeOnly(23, 30), new TimeOnly(23, 59)),
    ];

    [Fact]
    public void There_are_zones_with_every_kind_of_transition()
    {
        Assert.True(Transition.All.Count > 1000, $"{Transition.All.Count} transitions: does this machine lack its zones?");
        Assert.Contains(Transition.All, t => t.Before > t.After && t.Local(t.At).TimeOfDay == new TimeSpan(2, 0, 0));
        Assert.Contains(Transition.All, t => t.Local(t.At).TimeOfDay == new TimeSpan(1, 0, 0) && t.After > t.Before);
        Assert.Contains(Transition.All, t => (t.After - t.Before).Duration() == TimeSpan.FromMinutes(30));
        Assert.Contains(Transition.All, t => (t.After - t.Before).Duration() == TimeSpan.FromHours(2));
    }

    [Fact]
    public void Hours_are_those_that_the_two_offsets_make() => Everywhere((transition, time) =>
    {
        for (var day = transition.Day.AddDays(-Around); day <= transition.Day.AddDays(Around); day = day.AddDays(1))
        {
            var hours = transition.Hours(day, time);
            Assert.Equal(hours?.Opens, time.OpensOn(day));
            foreach (var moment in Moments(transition, hours))
            {
                Assert.Equal(transition.DayAt(moment), time.DayAt(moment));
                var today = transition.Hours(transition.DayAt(moment), time);
                Assert.Equal(today?.Opens <= moment && moment < today?.Closes, time.IsOpen(moment));
                Assert.Equal(Opening(transition, time, moment, day), time.NextOpening(moment, day));
            }
        }
    });

    [Theory]
    [InlineData(Waking.OnTime)]
    [InlineData(Waking.Twice)]
    [InlineData(Waking.Early)]
    [InlineData(Waking.Late)]
    [InlineData(Waking.AnyTime)]
    internal void A_day_on_which_something_is_due_has_one_message_within_its_hours(Waking waking) => Everywhere((transition, time) =>
    {
        if (waking is Waking.AnyTime && time.To - time.From < TimeSpan.FromHours(1))
            return;
        var first = transition.Day.AddDays(-Around);
        IReadOnlyList<DateOnly> days = [.. Enumerable.Range(0, (2 * Around) + 1).Select(first.AddDays)];

        // A commitment for each day, and one with a nudge on every day around the transition.
        var owner = new Owner(new Availability(time), [.. days.Select(d => Items.Of($"{d:O}", d, d)), Items.Of("all", due: null, [.. days.Skip(1).Take(days.Count - 2)])]);
        owner.Live(Start(transition), waking, new Random((int)(transition.At.Ticks / TimeSpan.TicksPerHour)));

        var messages = owner.Messages.ToDictionary(m => transition.DayAt(m.At), m => m);
        Assert.Equal(owner.Messages.Count, messages.Count);
        Assert.All(messages.Values, m => Assert.True(transition.Hours(transition.DayAt(m.At), time) is var (opens, closes) && opens <= m.At && m.At < closes, $"at {m.At:u}"));
        if (waking is Waking.OnTime or Waking.Twice)
            Assert.All(messages.Values, m => Assert.Equal(transition.Hours(transition.DayAt(m.At), time)!.Value.Opens, m.At));
        Assert.Empty(owner.Commitments.SelectMany(c => c.Pending()));

        // What each day's message holds: what was planned for it and for days before it that had no hours.
        List<string> waiting = [];
        foreach (var day in Enumerable.Range(0, (2 * Around) + 20).Select(first.AddDays))
        {
            waiting.AddRange(days.Contains(day) ? [$"{day:O}", .. day > days[0] && day < days[^1] ? ["all"] : (IEnumerable<string>)[]] : []);
            if (messages.TryGetValue(day, out var message))
                Assert.True(waiting.Distinct().Order().SequenceEqual(message.Due.Order()) || HasExpired(waiting, message.Due, day), $"on {day:O}: {string.Join(' ', message.Due)}");
            else
                Assert.True(waiting.Count == 0 || transition.Hours(day, time) is null || waking is Waking.AnyTime, $"nothing on {day:O}");
            if (messages.ContainsKey(day))
                waiting.Clear();
        }

        Assert.True(waiting.Count == 0 || waking is Waking.AnyTime, $"never said: {string.Join(' ', waiting)}");
    });

    /// <summary>All that is said was waiting, and what was not said is more than a week old.</summary>
    private static bool HasExpired(IEnumerable<string> waiting, IReadOnlyList<string> said, DateOnly on) =>
        said.All(waiting.Contains) && waiting.Except(said).All(item => item == "all" || DateOnly.Parse(item, CultureInfo.InvariantCulture).AddDays(7) < on);

    private static void Everywhere(Action<Transition, WorkingTime> check)
    {
        ConcurrentBag<string> failures = [];
        Parallel.ForEach(Transition.All, transition =>
        {
            foreach (var rule in Rules)
                if (Record.Exception(() => check(transition, rule with { Zone = transition.Zone })) is { } failure)
                    failures.Add($"{transition} {rule.From:O}-{rule.To:O} on {rule.Days.Count} days: {failure.Message}");
        });
        Assert.True(failures.IsEmpty, $"{failures.Count} failures.\n{string.Join('\n', failures.Order().Take(MostShown))}");
    }

    private static WorkingTime EveryDay(TimeOnly from, TimeOnly to) => new(WorkingTime.Utc, Enum.GetValues<DayOfWeek>(), from, to);

    private static DateTimeOffset Start(Transition transition) => transition.At.AddDays(-Around - 2);

    /// <summary>The moments at which something may go wrong.</summary>
    private static IEnumerable<DateTimeOffset> Moments(Transition transition, (DateTimeOffset Opens, DateTimeOffset Closes)? hours) =>
        from moment in new[] { transition.At, transition.At.AddMinutes(-40), transition.At.AddMinutes(40), hours?.Opens, hours?.Closes }.OfType<DateTimeOffset>()
        from ticks in new[] { -1, 0 }
        select moment.AddTicks(ticks);

    private static DateTimeOffset? Opening(Transition transition, WorkingTime time, DateTimeOffset now, DateOnly notBefore)
    {
        var today = transition.DayAt(now);
        return Enumerable.Range(0, 10)
            .Select(n => (notBefore > today ? notBefore : today).AddDays(n))
            .Select(day => transition.Hours(day, time))
            .OfType<(DateTimeOffset Opens, DateTimeOffset Closes)>()
            .Where(hours => now < hours.Closes)
            .Select(hours => (DateTimeOffset?)(hours.Opens > now ? hours.Opens : now))
            .FirstOrDefault();
    }
}
