using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Turns;

/// <summary>Sends replies: once, not stored, after the turn they answer.</summary>
internal sealed class Replies(ICardRenderer cards, IMessenger messenger, ILogger<Replies> log) : BackgroundService
{
    private const int Workers = 4;

    private readonly Channel<ReplyOnItsWay> waiting = Channel.CreateUnbounded<ReplyOnItsWay>();
    private int open;

    /// <summary>Nothing is waiting to be sent, and nothing is being sent.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    /// <summary>Sends a reply as soon as may be.</summary>
    public void Send(ReplyOnItsWay reply)
    {
        Interlocked.Increment(ref open);
        waiting.Writer.TryWrite(reply);
    }

    /// <summary>The next reply to send, if one is waiting; it is still to be delivered.</summary>
    public bool TryTake([NotNullWhen(true)] out ReplyOnItsWay? reply) => waiting.Reader.TryRead(out reply);

    /// <summary>Delivers a reply that was taken. It may be lost, and is then not tried again.</summary>
    public async Task DeliverAsync(ReplyOnItsWay reply, CancellationToken cancellation)
    {
        try
        {
            if (cards.Render(reply.State, reply.Reply, reply.Language) is { } card
                && await messenger.PostAsync(reply.To, card, cancellation) is not SendResult.Sent)
                log.ReplyLost();
        }
#pragma warning disable CA1031 // A reply may be lost; whoever delivers goes on with the others.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.ReplyFailed(error);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken cancellation)
    {
        await foreach (var reply in waiting.Reader.ReadAllAsync(cancellation))
            await DeliverAsync(reply, cancellation);
    }
}

/// <summary>A reply with where it goes and what it is drawn from.</summary>
internal sealed record ReplyOnItsWay(Address To, object? State, Reply Reply, string Language);
