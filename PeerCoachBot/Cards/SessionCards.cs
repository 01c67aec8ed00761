using PeerCoachBot.Cards.Dialogs;
using PeerCoachBot.Cards.Posted;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Text;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Cards;

/// <summary>Draws every card, dialog and reply. A table of contents: each is a record beside its template.</summary>
internal sealed class SessionCards(SessionGuide guide) : ICardRenderer
{
    public OutgoingCard? Render(object state, string card) => Outgoing(Draw(state, card));

    public OutgoingCard? Render(object? state, Reply reply, string language) => Outgoing(Draw(state, reply, language));

    public OutgoingForm? Render(object? state, FormRequest request) =>
        Draw(state, request) is { } drawn ? new OutgoingForm(drawn.Face.FallbackText, drawn.Json) : null;

    public string Say(object? state, Reply.Say say, string language)
    {
        var session = state as Session;
        return ReplyFaces.Sentence(session, say, Words.In(session is { ClosedAt: null } ? session.Language : language));
    }

    public string? ArchiveKey(string card) => SessionCard.Read(card)?.Session;

    /// <summary>A card, with what it was made from.</summary>
    public DrawnCard? Draw(object state, string card)
    {
        if (Greeting.Read(card) is { } greeting)
            return Welcome(greeting);
        if (state is not Session session || SessionCard.Read(card) is not { } named || named.Session != session.Key)
            return null;

        var words = Words.In(session.Language);
        return Drawn(FaceOf(Sheet(session, words, card), named, card), words);
    }

    /// <summary>A reply, with what it was made from.</summary>
    public DrawnCard? Draw(object? state, Reply reply, string language)
    {
        var session = state as Session;
        var words = Words.In(session is { ClosedAt: null } ? session.Language : language);
        var face = reply switch
        {
            Reply.Show { Card: var card } when SessionCard.Read(card) is SessionCard.Help => session is { ClosedAt: null }
                ? HelpCard.Of(Sheet(session, words, card))
                : HelpCard.WithoutSession(words),
            Reply.Show show when session is not null => Shown(session, words, show.Card) ?? Shown(session, words, show.Otherwise),
            Reply.Say say => ReplyFaces.Of(session is null ? null : Sheet(session, words, guide.LivingCard(session).Name()), say, words),
            _ => null,
        };
        return Drawn(face, words);
    }

    /// <summary>A dialog, with what it was made from; where there is none any more, what was written in it.</summary>
    public DrawnCard? Draw(object? state, FormRequest request) => DialogOf(state, request) ?? KeptWords(request);

    private static DrawnCard? Welcome(Greeting greeting) => Words.In(greeting.Language) is var words ? Drawn(WelcomeCard.Of(greeting, words), words) : null;

    private DrawnCard? DialogOf(object? state, FormRequest request)
    {
        if (state is not Session session || SessionForm.Read(request.Form) is not { } form || form.Session != session.Key)
            return null;

        var words = Words.In(request.Language);
        return Drawn(FaceOf(new Asked(Sheet(session, words, request.Form), request), form), words);
    }

    private static DrawnCard? KeptWords(FormRequest request)
    {
        var words = Words.In(request.Language);
        return Drawn(KeptWordsDialog.Of(request, words), words);
    }

    /// <summary>A card as a reply. Whoever asks for it names it, so it is none that is for one person.</summary>
    private Face? Shown(Session session, Words words, string? card) =>
        card is not null
        && SessionCard.Read(card) is { } named and not (SessionCard.Board { For.Length: > 0 } or SessionCard.Summary { For.Length: > 0 })
        && named.Session == session.Key
            ? FaceOf(Sheet(session, words, card), named, card)
            : null;

    private static Face? FaceOf(Sheet sheet, SessionCard named, string card) => named switch
    {
        SessionCard.OfStep step => OfStep(sheet, step.Key, card),
        SessionCard.OfTurn turn => TurnCard.Of(sheet, turn.Explorer, card),
        SessionCard.OfPrompt prompt when sheet.Guide.FindQuestion(prompt.Question) is { } question => PromptCard.Of(sheet, question, card),
        SessionCard.Board board when sheet.Guide.FindQuestion(board.Question) is { } question => BoardCard.Of(sheet, question, board),
        SessionCard.TimeUp timeUp when sheet.Session.Timer?.Of == timeUp.Of => TimeUpCard.Of(sheet, timeUp),
        SessionCard.TimeUp when sheet.Session.Removed.Count > 0 => TimeUpCard.Over(sheet),
        SessionCard.Summary summary when !sheet.Session.IsOpen() => SummaryCard.Of(sheet, summary),
        SessionCard.Again when !sheet.Session.IsOpen() => AgainCard.Of(sheet),
        SessionCard.Status when sheet.Session.IsOpen() => StatusCard.Of(sheet),
        _ => null,
    };

    private static Face? OfStep(Sheet sheet, string key, string card) => sheet.Guide.Steps.FirstOrDefault(s => s.Key == key) switch
    {
        Step.Gather gather => GatherCard.Of(sheet, gather, card),
        Step.Ask ask => AskCard.Of(sheet, ask, card),
        Step.CheckIn checkIn => CheckInCard.Of(sheet, checkIn, card),
        Step.Commit commit => CommitCard.Of(sheet, commit, card),
        _ => null,
    };

    private static DialogFace? FaceOf(Asked asked, SessionForm form) => form switch
    {
        SessionForm.TakePart => TakePartDialog.Of(asked),
        SessionForm.Plan => PlanDialog.Of(asked),
        SessionForm.Answer answer => AnswerDialog.Of(asked, answer),
        SessionForm.Skip => SkipDialog.Of(asked),
        SessionForm.Commit commit => CommitmentDialog.Of(asked, commit),
        SessionForm.End => EndDialog.Of(asked),
        SessionForm.Board board => ReadingDialog.Of(asked, board),
        SessionForm.CheckIn => ReadingDialog.OfCheckIn(asked),
        SessionForm.Summary summary => ReadingDialog.Of(asked, summary),
        _ => null,
    };

    private Sheet Sheet(Session session, Words words, string on) => new(guide.For(session), session, words, on);

    private static DrawnCard? Drawn(Face? face, Words words) => face is null ? null : DrawnCard.Of(face, words);

    private static OutgoingCard? Outgoing(DrawnCard? drawn) => drawn is null ? null : new OutgoingCard(drawn.Json, drawn.Face.FallbackText);
}
