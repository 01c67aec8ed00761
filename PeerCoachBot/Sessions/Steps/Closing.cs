namespace PeerCoachBot.Sessions.Steps;

/// <summary>The closing questions, one at a time.</summary>
internal static class Closing
{
    public static Progress Open(Scene scene, Step.Close close) => Ask(scene, close, close.Questions[0]);

    /// <summary>Folds the open question and asks the next; after the last, the session is over.</summary>
    public static Progress AskNext(Scene scene, Step.Close close)
    {
        var next = close.Questions.SkipWhile(q => q.Key != scene.Session.Prompt).Skip(1).FirstOrDefault();
        return next is null
            ? StepFlow.Next(scene)
            : new Progress(scene.Session, [scene.UpdateLivingCard()]).Before(Ask(scene, close, next));
    }

    private static Progress Ask(Scene scene, Step.Close close, Question question)
    {
        var asked = scene.Session with { Prompt = question.Key };
        var posted = StepFlow.Timed(scene.With(asked), close, scene.Guide.LivingCard(asked));

        // The time box is the whole step's: it goes on from question to question.
        return scene.Session is { Prompt: not null, Timer: { } running }
            ? posted with { Session = asked with { Timer = running with { Of = scene.Guide.LivingCard(asked).Name() } } }
            : posted;
    }
}
