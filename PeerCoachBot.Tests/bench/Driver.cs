using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace PeerCoachBot.Bench;

/// <summary>
/// A closed loop: so many triads at once, each of which says its next line when the last was answered and what it caused
/// has reached the connector.
/// </summary>
internal sealed class Driver(Target target, Connector connector) : IDisposable
{
    private static int lastTriad;

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 256 });

    public Triad NewTriad() => new(Interlocked.Increment(ref lastTriad), connector.ServiceUrl);

    /// <summary>Delivers an activity, and gives the time until it was acknowledged.</summary>
    public async Task<TimeSpan> DeliverAsync(byte[] activity)
    {
        using ByteArrayContent content = new(activity);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsync(await target.MessagesAsync(), content);
        var took = Stopwatch.GetElapsedTime(began);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{target.Name} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return took;
    }

    /// <summary>Plays a script in so many conversations, so many of them at once.</summary>
    /// <param name="calls">How many calls of the connector each line causes; null to wait for none.</param>
    public async Task<Load> PlayAsync(IReadOnlyList<Line> script, int triads, int atOnce, IReadOnlyList<int>? calls)
    {
        await target.MessagesAsync();
        ConcurrentQueue<double> latencies = [];
        var missed = 0;
        var left = triads;
        var (before, callsBefore, began) = (target.Meter, connector.Calls, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var triad = NewTriad();
                var inbox = connector.Of(triad.Number);
                for (var i = 0; i < script.Count; i++)
                {
                    var already = inbox.Counts.Total;
                    latencies.Enqueue((await DeliverAsync(triad.Says(script[i]))).TotalMilliseconds);
                    if (calls is not null && !await inbox.ReachAsync(already + calls[i]))
                        Interlocked.Increment(ref missed);
                }
            }
        }));
        var took = Stopwatch.GetElapsedTime(began);
        return new Load(triads * script.Count, took, [.. latencies.Order()], connector.Calls - callsBefore, missed, before, target.Meter);
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What a load did, and what it cost its target.</summary>
/// <param name="Latencies">Milliseconds until a turn was acknowledged, ascending.</param>
/// <param name="Missed">Lines after which fewer calls came than were expected.</param>
internal sealed record Load(int Turns, TimeSpan Took, IReadOnlyList<double> Latencies, long Calls, int Missed, Meter Before, Meter After)
{
    public double CpuOfTurn => (After.Cpu - Before.Cpu).TotalMilliseconds / Turns;

    public double WrittenOfTurn => (double)(After.Written - Before.Written) / Turns;

    public double CallsOfTurn => (double)Calls / Turns;

    public double TurnsOfSecond => Turns / Took.TotalSeconds;
}
