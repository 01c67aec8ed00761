using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Teams.Places;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Takes an activity to the aggregate that it concerns, and its reply back.</summary>
internal sealed class ActivityHandler(
    TurnHandler turns,
    Replies replies,
    PlaceBook places,
    Roster roster,
    TimeProvider clock)
{
    /// <summary>Handles one activity. When this returns, what it caused is stored.</summary>
    /// <returns>Why the activity is refused, and by which status; null where it was taken.</returns>
    public async Task<(int Status, string Reason)?> HandleAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        if (ActivityMapper.Fault(activity) is { } fault)
            return (StatusCodes.Status400BadRequest, fault);

        switch (activity.Type)
        {
            case "message" when ActivityMapper.IsAddressed(activity) && (activity.Text is not null || !activity.HasValue):
                await places.NoteAsync(activity, cancellation);
                await HandleMessageAsync(activity, cancellation);
                break;

            case "conversationUpdate" when activity.HasMembersChanged && ActivityMapper.Where(activity).HasOwnRoster:
                await places.NoteAsync(activity, cancellation);
                roster.Forget(ActivityMapper.Where(activity));
                var changed = ActivityMapper.MembersChanged(activity, await ReadersAsync(activity, cancellation));
                // Nobody is there to be told, so whoever delivered it has to do so again.
                if ((await turns.HandleAsync(changed, cancellation)).Outcome == TurnOutcome.NotSaved)
                    return (StatusCodes.Status503ServiceUnavailable, "it could not be saved");
                break;

            case "conversationUpdate" or "installationUpdate":
                await places.NoteAsync(activity, cancellation);
                break;
        }

        return null;
    }

    private async Task HandleMessageAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        var readers = await ReadersAsync(activity, cancellation);
        var name = Shown(activity.From.Name)
            ?? Shown(readers?.FirstOrDefault(r => r.Id == ActivityMapper.Who(activity))?.Name)
            ?? Shown(await roster.NameAsync(activity.ServiceUrl!, activity.ConversationId!, activity.From.Id!, cancellation))
            ?? activity.From.Id!;
        var turn = ActivityMapper.Message(activity, name, readers, clock.GetUtcNow());
        var result = await turns.HandleAsync(turn, cancellation);
        var reply = result.Outcome == TurnOutcome.NotSaved ? new Reply.Say("Reply_NotSaved") : result.Reply;
        if (reply is not null)
            replies.Send(new ReplyOnItsWay(new Address.Shared(ActivityMapper.Where(activity)), result.State, reply, ActivityMapper.Language(activity)));
    }

    private static string? Shown(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;

    private async Task<IReadOnlyList<Peer>?> ReadersAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        var where = ActivityMapper.Where(activity);
        return where.HasOwnRoster
            ? await roster.ReadersAsync(activity.ServiceUrl!, where, activity.Recipient.Id, cancellation)
            : null;
    }
}
