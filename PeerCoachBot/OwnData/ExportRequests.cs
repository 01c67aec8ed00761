using System.Threading.Channels;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.OwnData;

/// <summary>Whoever asks for what is kept of them gets it a moment later: reading it takes longer than an answer may.</summary>
internal sealed class ExportRequests(DataExports exports, ILogger<ExportRequests> log) : BackgroundService
{
    private readonly Channel<(PersonId Who, Address To, string Language)> waiting = Channel.CreateUnbounded<(PersonId, Address, string)>();
    private int open;

    /// <summary>Nothing is asked for, and nothing is being sent.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    /// <param name="to">Where they asked.</param>
    public void Note(PersonId who, Address to, string language)
    {
        Interlocked.Increment(ref open);
        waiting.Writer.TryWrite((who, to, language));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (who, to, language) in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await exports.SendAsync(who, to, language, stoppingToken);
            }
#pragma warning disable CA1031 // The loop goes on for others; whoever asked can ask again.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.ExportFailed(error.GetType().Name);
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        }
    }
}
