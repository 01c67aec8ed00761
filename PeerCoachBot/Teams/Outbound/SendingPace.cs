namespace PeerCoachBot.Teams.Outbound;

/// <summary>
/// Keeps calls within what Teams takes: so many to one conversation in a second, two seconds, half a minute and an hour, and
/// so many for a tenant in a second. A conversation that was told to wait waits.
/// Source: "Optimize your bot with rate limiting in Teams", which gives 30 to 50 a second for a tenant.
/// </summary>
internal sealed class SendingPace(TimeProvider clock)
{
    private static readonly (TimeSpan Within, int Most)[] ForConversation =
    [
        (TimeSpan.FromSeconds(1), 7), (TimeSpan.FromSeconds(2), 8), (TimeSpan.FromSeconds(30), 60), (TimeSpan.FromHours(1), 1800),
    ];

    private static readonly (TimeSpan Within, int Most)[] ForTenant = [(TimeSpan.FromSeconds(1), 25)];

    /// <summary>When more are known, those that are at rest are forgotten.</summary>
    private const int MostKnown = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Line> lines = [];

    /// <summary>How long a call has to wait; zero where it may go now, and is counted.</summary>
    public TimeSpan Take(string tenant, string conversation)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var (ofTenant, ofConversation) = (LineOf($"tenant/{tenant}", now), LineOf($"{tenant}/{conversation}", now));
            var wait = Longer(ofTenant.WaitFor(now, ForTenant), ofConversation.WaitFor(now, ForConversation));
            if (wait > TimeSpan.Zero)
                return wait;
            ofTenant.Calls.Enqueue(now);
            ofConversation.Calls.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>The connector said not to call again before this time has passed.</summary>
    public void Hold(string tenant, string conversation, TimeSpan wait)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var line = LineOf($"{tenant}/{conversation}", now);
            line.HeldUntil = now + wait > line.HeldUntil ? now + wait : line.HeldUntil;
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Line LineOf(string key, DateTimeOffset now)
    {
        if (lines.TryGetValue(key, out var line))
            return line;
        if (lines.Count >= MostKnown)
            foreach (var (rested, _) in lines.Where(l => l.Value.IsAtRest(now)).ToList())
                lines.Remove(rested);
        return lines[key] = new Line();
    }

    /// <summary>The calls to one conversation, or for one tenant, of the last hour.</summary>
    private sealed class Line
    {
        private static readonly TimeSpan Remembered = ForConversation[^1].Within;

        public Queue<DateTimeOffset> Calls { get; } = new();

        public DateTimeOffset HeldUntil { get; set; }

        public bool IsAtRest(DateTimeOffset now) =>
            HeldUntil <= now && (Calls.Count == 0 || now - Calls.Last() > ForConversation[^2].Within);

        public TimeSpan WaitFor(DateTimeOffset now, (TimeSpan Within, int Most)[] limits)
        {
            while (Calls.TryPeek(out var oldest) && (now - oldest >= Remembered || Calls.Count > ForConversation[^1].Most))
                Calls.Dequeue();
            var wait = HeldUntil > now ? HeldUntil - now : TimeSpan.Zero;
            foreach (var (within, most) in limits)
                if (Calls.Count >= most && Calls.ElementAt(Calls.Count - most) + within - now is var left && left > wait)
                    wait = left;
            return wait;
        }
    }
}
