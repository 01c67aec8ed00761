using PeerCoachBot.Decisions;
using PeerCoachBot.OwnData;
using PeerCoachBot.Sessions;
using PeerCoachBot.Teams.Places;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Takes an activity to the aggregate that it concerns, and its reply back.</summary>
internal sealed class ActivityHandler(
    TurnHandler turns,
    Replies replies,
    PlaceBook places,
    Senders senders,
    Arrivals arrivals,
    InvokeHandler invokes,
    Whereabouts whereabouts,
    ExportRequests exports,
    TimeProvider clock)
{
    /// <summary>Nobody is there to be told, so whoever delivered it has to do so again.</summary>
    private static readonly (int, string)? NotSaved = (StatusCodes.Status503ServiceUnavailable, "it could not be saved");

    /// <summary>Of reactions, deletions, meetings, typing and whatever comes tomorrow nothing is read.</summary>
    public static bool Reads(IncomingActivity activity) =>
        activity.Type is null or "invoke" or "message" or "messageUpdate" or "conversationUpdate" or "installationUpdate";

    /// <summary>Handles one activity that has what it must have. When this returns, what it caused is stored.</summary>
    /// <returns>Why the activity is refused, and by which status; null where it was taken.</returns>
    public async Task<(int Status, string Reason)?> HandleAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        switch (activity.Type)
        {
            case "message" when ButtonData.Of(activity) is { } pressed:
                await places.NoteAsync(activity, cancellation);
                await HandlePressAsync(activity, pressed, cancellation);
                await whereabouts.NoteAsync(activity, cancellation);
                break;

            case "message" when ActivityMapper.IsAddressed(activity):
                await places.NoteAsync(activity, cancellation);
                await HandleMessageAsync(activity, cancellation);
                await whereabouts.NoteAsync(activity, cancellation);
                break;

            case "messageUpdate":
                return await HandleEditAsync(activity, cancellation) ? null : NotSaved;

            case "conversationUpdate" or "installationUpdate":
                return await arrivals.HandleAsync(activity, cancellation) ? null : NotSaved;
        }

        return null;
    }

    /// <summary>Says something about an activity that is not handled. It may be lost.</summary>
    public void Say(IncomingActivity activity, string sentence) => Send(activity, null, new Reply.Say(sentence));

    private async Task<bool> HandleEditAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        var result = await turns.HandleAsync(ActivityMapper.Edit(activity, clock.GetUtcNow()), cancellation);
        if (result.Reply is { } reply)
            Send(activity, result.State, reply);
        return result.Outcome != TurnOutcome.NotSaved;
    }

    private async Task HandleMessageAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        var readers = await senders.ReadersAsync(activity, cancellation);
        var turn = ActivityMapper.Message(activity, await senders.SenderAsync(activity, readers, cancellation), readers, clock.GetUtcNow());
        var result = await turns.HandleAsync(turn, cancellation);
        var reply = result.Outcome == TurnOutcome.NotSaved ? new Reply.Say(Sentences.NotSaved) : result.Reply;
        if (reply is not null)
            Send(activity, result.State, reply);
    }

    private async Task HandlePressAsync(IncomingActivity activity, ButtonData pressed, CancellationToken cancellation)
    {
        if (await invokes.AnswerMessageAsync(activity, pressed, cancellation) is { } answer)
            Send(activity, answer.State, answer.Reply);
    }

    private void Send(IncomingActivity activity, object? state, Reply reply)
    {
        var here = new Address.Shared(ActivityMapper.Where(activity));
        if (reply is Reply.Export)
            exports.Note(ActivityMapper.Who(activity), here, ActivityMapper.Language(activity));
        else
            replies.Send(new ReplyOnItsWay(here, state, reply, ActivityMapper.Language(activity)));
    }
}
