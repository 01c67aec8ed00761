using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.OwnData;
using PeerCoachBot.Sessions;
using PeerCoachBot.Teams.Files;
using PeerCoachBot.Teams.Places;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Takes a press to the session that it concerns. The answer is the reply: a card, a sentence, or a dialog.</summary>
internal sealed class InvokeHandler(
    TurnHandler turns,
    ICardRenderer cards,
    PlaceBook places,
    Senders senders,
    Whereabouts whereabouts,
    FileAnswers files,
    ExportRequests exports,
    TimeProvider clock)
{
    /// <summary>Answers an invoke. When this returns, what it caused is stored.</summary>
    public async Task<IResult> AnswerAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        if (activity.Name == InvokeNames.FileConsent)
        {
            await places.NoteAsync(activity, cancellation);
            files.Note(activity);
            return Results.Ok();
        }

        var language = ActivityMapper.Language(activity);
        if (ButtonData.Of(activity) is not { } pressed)
            return Other(activity, language);
        if (pressed is { InDialog: false, Verb: "" })
            return InvokeAnswers.Malformed(Text(null, new Reply.Say(Sentences.ButtonUnknown), language));

        await places.NoteAsync(activity, cancellation);
        var readers = await senders.ReadersAsync(activity, cancellation);
        var result = await PressAsync(activity, pressed, readers, cancellation);
        await whereabouts.NoteAsync(activity, cancellation);
        if (result.Reply is Reply.Export)
            exports.Note(ActivityMapper.Who(activity), new Address.Shared(ActivityMapper.Where(activity)), language);
        return pressed.InDialog ? AnswerDialog(activity, pressed, result, language, readers) : AnswerCard(result, language);
    }

    /// <summary>Some clients fall back to a message; then the reply is one too. Null where there is nothing to say.</summary>
    public async Task<(object? State, Reply Reply)?> AnswerMessageAsync(IncomingActivity activity, ButtonData pressed, CancellationToken cancellation)
    {
        var result = await PressAsync(activity, pressed, await senders.ReadersAsync(activity, cancellation), cancellation);
        return result switch
        {
            { Outcome: TurnOutcome.NotSaved } => (result.State, new Reply.Say(Sentences.NotSaved)),

            // Whoever pressed sees the card itself change.
            { Reply: Reply.Show { Card: var card } } when card == pressed.On => null,
            { Reply: { } reply } => (result.State, reply),
            _ => null,
        };
    }

    /// <summary>
    /// The answer to an invoke that took too long: it may be saved or not, and what was typed is not lost. It waits for
    /// nothing; the dialog is drawn from what was last known.
    /// </summary>
    public IResult Unsaved(IncomingActivity activity)
    {
        var language = ActivityMapper.Language(activity);
        if (ButtonData.Of(activity) is not { } pressed)
            return Other(activity, language);

        var state = turns.Remembered(ActivityMapper.Pressed(activity, pressed));
        var result = new TurnResult(TurnOutcome.NotSaved, new Reply.Say(Sentences.NotSavedYet), state);
        return pressed.InDialog ? AnswerDialog(activity, pressed, result, language, senders.RememberedReaders(activity)) : AnswerCard(result, language);
    }

    private async Task<TurnResult> PressAsync(
        IncomingActivity activity,
        ButtonData pressed,
        IReadOnlyList<Peer>? readers,
        CancellationToken cancellation)
    {
        var sender = await senders.SenderAsync(activity, readers, cancellation);
        return await turns.HandleAsync(ActivityMapper.Press(activity, pressed, sender, readers, clock.GetUtcNow()), cancellation);
    }

    private IResult AnswerCard(TurnResult result, string language)
    {
        var reply = result.Outcome == TurnOutcome.NotSaved ? Fault(result) : result.Reply ?? result.Again;
        return reply switch
        {
            Reply.Say say => InvokeAnswers.Message(Text(result.State, say, language)),
            { } shown when cards.Render(result.State, shown, language) is { } card => InvokeAnswers.Card(card.Json),
            _ => InvokeAnswers.Message(Text(result.State, new Reply.Say(Sentences.Heard), language)),
        };
    }

    private IResult AnswerDialog(IncomingActivity activity, ButtonData pressed, TurnResult result, string language, IReadOnlyList<Peer>? readers)
    {
        var fault = result switch
        {
            { Outcome: TurnOutcome.NotSaved } => Fault(result),
            { IsKept: false, Reply: Reply.Say refused } => refused,
            _ => null,
        };
        var isSent = activity.Name is InvokeNames.Submit or InvokeNames.SubmitFromMessage;
        var who = ActivityMapper.Who(activity);
        return (fault, result.Reply) switch
        {
            // What was typed stays where it was typed, with what is wrong with it.
            ({ } wrong, _) when isSent && Form(result, new FormRequest(pressed.On, who, language, pressed.Values, wrong) { Source = pressed.Source, Readers = readers }) is { } form =>
                InvokeAnswers.Dialog(form.Title, form.Json),
            ({ } wrong, _) => InvokeAnswers.DialogMessage(Text(result.State, wrong, language)),
            (_, Reply.Open open) when Form(result, new FormRequest(open.Form, who, language) { Source = pressed.Source, Readers = readers }) is { } form =>
                InvokeAnswers.Dialog(form.Title, form.Json),
            (_, Reply.Open) => InvokeAnswers.DialogMessage(Text(result.State, new Reply.Say(Sentences.MovedOn), language)),
            (_, Reply.Say say) when !isSent => InvokeAnswers.DialogMessage(Text(result.State, say, language)),
            _ when isSent => InvokeAnswers.Closed(),
            _ => InvokeAnswers.DialogMessage(Text(result.State, new Reply.Say(Sentences.Heard), language)),
        };
    }

    private static Reply.Say Fault(TurnResult result) => result.Reply as Reply.Say ?? new Reply.Say(Sentences.NotSaved);

    /// <summary>What neither a button of a card sends nor the menu of a message.</summary>
    private IResult Other(IncomingActivity activity, string language) => activity.Name switch
    {
        InvokeNames.FetchFromMessage or InvokeNames.SubmitFromMessage =>
            InvokeAnswers.DialogMessage(Text(null, new Reply.Say(Sentences.ButtonUnknown), language)),
        _ => InvokeAnswers.Unsupported(),
    };

    private OutgoingForm? Form(TurnResult result, FormRequest request) => cards.Render(result.State, request);

    private string Text(object? state, Reply.Say say, string language) => cards.Say(state, say, language);
}
