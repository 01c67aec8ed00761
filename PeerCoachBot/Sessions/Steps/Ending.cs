using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>Closes a session with the summary of what it has.</summary>
internal static class Ending
{
    public static Decision<Session> End(Scene scene) =>
        Scene.Change(new Progress(scene.Session, [scene.UpdateLivingCard()]).Before(Close(scene)));

    public static Progress Close(Scene scene, bool abandoned = false)
    {
        var closed = scene.Session with
        {
            ClosedAt = scene.Now,
            Abandoned = abandoned,
            Spotlight = null,
            Prompt = null,
            Timer = null,
        };

        closed = closed with { OfferAt = abandoned ? null : MeetingAgain.OfferAt(scene.Guide, closed, scene.Now) };
        var here = Confidentiality.WordsMayShowHere(closed);
        List<Effect> effects = [.. Summary(scene.With(closed), SessionCard.All, here, new Address.Shared(closed.Home))];
        if (!here)
            foreach (var person in closed.Participants.Where(p => p.IsActive() || closed.HasWordsOf(p.Who.Id)))
                effects.AddRange(SummaryFor(scene.With(closed), person));

        effects.AddRange(closed.Participants.Where(p => !p.HasLeft).Select(p => scene.TellLeft(p.Who.Id)));
        return new Progress(closed, effects);
    }

    /// <summary>Sends somebody their summary in 1:1; whoever left gets their own words.</summary>
    public static IEnumerable<Effect> SummaryFor(Scene scene, Participant person) =>
        Summary(scene, SessionCard.Whom(person.Who.Id), words: true, new Address.Private(person.Who.Id));

    private static IEnumerable<Effect> Summary(Scene scene, string whom, bool words, Address to)
    {
        var reader = to is Address.Private one ? one.Person : (Conversations.PersonId?)null;
        var pages = words ? Pages.OfSummary(scene.Session, scene.Guide, reader).Count : 1;
        return Enumerable.Range(1, pages)
            .Select(page => (Effect)new Effect.PostCard(new SessionCard.Summary(scene.Session.Key, page, whom).Name(), to));
    }
}
