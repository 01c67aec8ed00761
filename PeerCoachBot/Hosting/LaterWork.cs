using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace PeerCoachBot.Hosting;

/// <summary>
/// Does what takes longer than an answer may, in the order in which it came. What waits is lost with the process, and what
/// fails is not tried again: only for what may be lost, or is asked for again.
/// </summary>
/// <typeparam name="TWork">What is to be done.</typeparam>
/// <param name="workers">How many are done at once.</param>
internal abstract class LaterWork<TWork>(int workers = 1) : BackgroundService
{
    private readonly Channel<TWork> waiting = Channel.CreateUnbounded<TWork>();
    private int open;

    /// <summary>Nothing waits, and nothing is being done.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    /// <summary>The next that waits, if any; it is still to be done.</summary>
    public bool TryTake([MaybeNullWhen(false)] out TWork work) => waiting.Reader.TryRead(out work);

    /// <summary>Does what was taken; that it fails is noted and goes no further.</summary>
    public async Task DoGuardedAsync(TWork work, CancellationToken cancellation)
    {
        try
        {
            await DoAsync(work, cancellation);
        }
#pragma warning disable CA1031 // Whoever works goes on with the others.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Fail(error);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    protected void Add(TWork work)
    {
        Interlocked.Increment(ref open);
        waiting.Writer.TryWrite(work);
    }

    protected abstract Task DoAsync(TWork work, CancellationToken cancellation);

    /// <summary>Notes that it failed. What an error says may hold somebody's words.</summary>
    protected abstract void Fail(Exception error);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken cancellation)
    {
        await foreach (var work in waiting.Reader.ReadAllAsync(cancellation))
            await DoGuardedAsync(work, cancellation);
    }
}
