using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Turns;

/// <summary>Sends replies: once, not stored, after the turn they answer. One may be lost, and is then not tried again.</summary>
internal sealed class Replies(ICardRenderer cards, IMessenger messenger, ILogger<Replies> log) : LaterWork<ReplyOnItsWay>(Workers)
{
    private const int Workers = 4;

    /// <summary>Sends a reply as soon as may be.</summary>
    public void Send(ReplyOnItsWay reply) => Add(reply);

    protected override async Task DoAsync(ReplyOnItsWay work, CancellationToken cancellation)
    {
        if (cards.Render(work.State, work.Reply, work.Language) is { } card
            && await messenger.PostAsync(work.To, card, cancellation) is not SendResult.Sent)
            log.ReplyLost();
    }

    protected override void Fail(Exception error) => log.ReplyFailed(error);
}

/// <summary>A reply with where it goes and what it is drawn from.</summary>
internal sealed record ReplyOnItsWay(Address To, object? State, Reply Reply, string Language);
