using PeerCoachBot.Teams.Places;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Takes note of who came and who went: the bot itself, and people.</summary>
internal sealed class Arrivals(TurnHandler turns, PlaceBook places, Senders senders, Departures departures)
{
    /// <summary>Handles news of installations, members, teams and channels; false where it could not be saved.</summary>
    public async Task<bool> HandleAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        await places.NoteAsync(activity, cancellation);
        var presence = Presence.Of(activity);
        if (presence?.Welcome is var (where, _) && where.Id != activity.ConversationId)
            await places.NoteChannelAsync(activity, where.Id, cancellation);
        if (presence is not null && !await places.NoteAsync(activity, presence, cancellation))
            return false;
        if (presence is { IsThere: false })
            return true;

        return activity switch
        {
            { HasMembersChanged: true } when ActivityMapper.Where(activity).HasOwnRoster => await OfChatAsync(activity, cancellation),
            { Type: "conversationUpdate", MembersRemoved.Count: > 0 } => await departures.OfTeamAsync(activity, cancellation),
            _ => true,
        };
    }

    private async Task<bool> OfChatAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        senders.Forget(activity);
        var readers = await senders.ReadersAsync(activity, cancellation);
        var changed = await turns.HandleAsync(ActivityMapper.MembersChanged(activity, readers), cancellation);
        return changed.Outcome != TurnOutcome.NotSaved && await departures.OfChatAsync(activity, readers, cancellation);
    }
}
