using System.Threading.Channels;

namespace PeerCoachBot.Hosting;

/// <summary>
/// Does what takes longer than an answer may, one after the other. What waits is lost with the process: only for what
/// people ask for again.
/// </summary>
/// <typeparam name="TWork">What is to be done.</typeparam>
internal abstract class LaterWork<TWork> : BackgroundService
{
    private readonly Channel<TWork> waiting = Channel.CreateUnbounded<TWork>();
    private int open;

    /// <summary>Nothing waits, and nothing is being done.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    protected void Add(TWork work)
    {
        Interlocked.Increment(ref open);
        waiting.Writer.TryWrite(work);
    }

    protected abstract Task DoAsync(TWork work, CancellationToken cancellation);

    /// <summary>Notes that it failed.</summary>
    /// <param name="error">The kind of error: what it says may hold somebody's words.</param>
    protected abstract void Fail(string error);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var work in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await DoAsync(work, stoppingToken);
            }
#pragma warning disable CA1031 // The loop goes on for others.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Fail(error.GetType().Name);
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        }
    }
}
