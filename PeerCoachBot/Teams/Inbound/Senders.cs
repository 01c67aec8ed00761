using PeerCoachBot.Conversations;
using PeerCoachBot.Teams.Outbound;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Finds out who sent an activity, and who reads along.</summary>
internal sealed class Senders(Roster roster)
{
    /// <summary>The sender with the best name that is known.</summary>
    public async Task<Peer> SenderAsync(IncomingActivity activity, IReadOnlyList<Peer>? readers, CancellationToken cancellation)
    {
        var name = Shown(activity.From.Name)
            ?? Shown(readers?.FirstOrDefault(r => r.Id == ActivityMapper.Who(activity))?.Name)
            ?? Shown(await roster.NameAsync(activity.ServiceUrl!, activity.ConversationId!, activity.From.Id!, cancellation))
            ?? activity.From.Id!;
        return ActivityMapper.Sender(activity, name);
    }

    /// <summary>Everybody who can read there; null where there is no roster of its own, or it cannot be learnt.</summary>
    public async Task<IReadOnlyList<Peer>?> ReadersAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        var where = ActivityMapper.Where(activity);
        return where.HasOwnRoster
            ? await roster.ReadersAsync(activity.ServiceUrl!, where, activity.Recipient.Id, cancellation)
            : null;
    }

    /// <summary>The same as it was last learnt, without waiting.</summary>
    public IReadOnlyList<Peer>? RememberedReaders(IncomingActivity activity) => roster.Remembered(ActivityMapper.Where(activity));

    /// <summary>Somebody came to a chat or went.</summary>
    public void Forget(IncomingActivity activity) => roster.Forget(ActivityMapper.Where(activity));

    private static string? Shown(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;
}
