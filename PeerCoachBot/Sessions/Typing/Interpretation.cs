using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Typing;

/// <summary>
/// Decides what typed words mean in a session. While the session waits for somebody's answer, only a command that is
/// the whole message, with an argument that exists, is not that answer.
/// </summary>
internal static class Interpretation
{
    public static SessionEvent.Said Of(SessionGuide guide, Session? session, Typed words)
    {
        var command = CommandReader.Read(words.Text);
        if (session is null || !session.IsOpen())
            return WithoutSession(words, command);
        if (words.Text.Length == 0)
            return new SessionEvent.StatusAsked(words.By);

        return command switch
        {
            Command.Plain { Word: Word.Greeting } when !AwaitsAnswer(guide, session, words.By.Id) => new SessionEvent.HelpAsked(words.By),
            Command.Plain { Word: Word.Own } => new SessionEvent.ForPerson(words.By, words),
            Command.Plain { Word: Word.Done } when guide.StepOf(session) is Step.CheckIn => new SessionEvent.ForPerson(words.By, words),
            Command.Plain { Word: not Word.Greeting } plain => Plain(plain.Word, words),
            Command.TimeBox box => new SessionEvent.PaceChosen(words.By, session.Pace with { Minutes = box.Minutes }),
            Command.Named named => Named(guide, session, words, named),
            Command.IWill will when !AwaitsAnswer(guide, session, words.By.Id) => Commitment(words, will.Rest),
            Command.IfThen plan when !AwaitsAnswer(guide, session, words.By.Id) =>
                new SessionEvent.PlanAdded(words.By, plan.If, plan.Then),
            _ => OwnWords(guide, session, words),
        };
    }

    /// <summary>True where the words are a date, or say that there is none, and nothing else.</summary>
    public static bool IsDate(Typed words) => TargetDate.ReadAlone(words.Text, words.Today) is not null || TargetDate.IsNone(words.Text);

    private static SessionEvent.Said WithoutSession(Typed words, Command? command) => command switch
    {
        Command.Plain { Word: Word.Start } => new SessionEvent.Started(words.By, words),
        Command.Plain { Word: Word.Own } or Command.IWill => new SessionEvent.ForPerson(words.By, words),
        _ when IsDate(words) => new SessionEvent.ForPerson(words.By, words),
        _ => new SessionEvent.HelpAsked(words.By),
    };

    private static bool AwaitsAnswer(SessionGuide guide, Session session, PersonId person) =>
        guide.OpenQuestion(session) is { } question
        && session.FindActive(person) is not null
        && session.AnswerOf(person, question.Key) is null;

    private static SessionEvent.Said Plain(Word word, Typed words) => word switch
    {
        Word.Start => new SessionEvent.Started(words.By, words),
        Word.Join => new SessionEvent.Joined(words.By),
        Word.Agree => new SessionEvent.Agreed(words.By),
        Word.Leave => new SessionEvent.Left(words.By),
        Word.ShortTimeBox => new SessionEvent.PaceChosen(words.By, new Pace(null, HalfTurns: true)),
        Word.UsualTimeBox => new SessionEvent.PaceChosen(words.By, Pace.Usual),
        Word.Begin => new SessionEvent.Begun(words.By),
        Word.Reveal => new SessionEvent.Revealed(words.By),
        Word.ShowHere => new SessionEvent.ShownHere(words.By),
        Word.Next => new SessionEvent.MovedOn(words.By, Anyway: false),
        Word.NextAnyway => new SessionEvent.MovedOn(words.By, Anyway: true),
        Word.Pass => new SessionEvent.Passed(words.By),
        Word.AnotherQuestion => new SessionEvent.AnotherQuestionAsked(words.By),
        Word.MoreTime => new SessionEvent.MoreTimeAsked(words.By),
        Word.Done => new SessionEvent.TurnDone(words.By),
        Word.Status => new SessionEvent.StatusAsked(words.By),
        Word.End => new SessionEvent.Ended(words.By),
        _ => new SessionEvent.HelpAsked(words.By),
    };

    private static SessionEvent.Said Named(SessionGuide guide, Session session, Typed words, Command.Named named)
    {
        if (named.Word == NamedWord.Focus && Names.Focus(named.Name) is { } focus)
            return new SessionEvent.FocusChosen(words.By, focus);

        List<Peer> people = [.. session.Participants.Where(p => !p.HasLeft).Select(p => p.Who)];
        var meant = named.Word == NamedWord.Focus ? [] : Names.Matching(named.Name, people);
        if (meant is [var person])
            return named.Word == NamedWord.Skip
                ? new SessionEvent.Skipped(words.By, person.Id)
                : new SessionEvent.WitnessNamed(words.By, person.Id);

        if (AwaitsAnswer(guide, session, words.By.Id))
            return OwnWords(guide, session, words);
        return new SessionEvent.Unclear(words.By, named.Word == NamedWord.Focus
            ? new Reply.Say(Sentences.FocusUnknown, Focuses.All)
            : new Reply.Say(Sentences.NameUnknown, [.. people.Select(p => p.Id)], []));
    }

    private static SessionEvent.Committed Commitment(Typed words, string rest) =>
        TargetDate.ReadTail(rest, words.Today) is { } dated
            ? new(words.By, dated.Text, dated.Date, words.Today)
            : new(words.By, rest, null, words.Today);

    /// <summary>Words that are no command: an answer, a date that was asked for, or something the step has no use for.</summary>
    private static SessionEvent.Said OwnWords(SessionGuide guide, Session session, Typed words)
    {
        var question = guide.OpenQuestion(session);
        if (session.FindActive(words.By.Id) is { Draft: { Text: var draft } })
        {
            var date = TargetDate.ReadAlone(words.Text, words.Today);

            // At a question, only a date from somebody who has answered is meant for the commitment.
            var isUndated = TargetDate.IsNone(words.Text);
            if (question is null
                || ((date is not null || isUndated) && question.Answer != AnswerKind.Date && !AwaitsAnswer(guide, session, words.By.Id)))
                return new SessionEvent.Committed(words.By, draft, date, words.Today) { IsUndated = isUndated };
        }

        if (question is not null)
            return new SessionEvent.Answered(words.By, question.Key, words.Text, words.Today) { Message = words.Source };

        if (guide.StepOf(session) is Step.CheckIn)
            return new SessionEvent.ForPerson(words.By, words);
        return new SessionEvent.Unclear(words.By, new Reply.Say(guide.StepOf(session) switch
        {
            Step.Gather => Sentences.NotUnderstoodInGather,
            Step.Turns => Sentences.NotUnderstoodInTurns,
            _ => Sentences.NotUnderstoodInCommit,
        }));
    }
}
