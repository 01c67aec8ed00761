using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Typing;

namespace PeerCoachBot.People;

/// <summary>Takes what somebody types in 1:1 to the session that they are in.</summary>
internal static class Forwarding
{
    /// <param name="person">Whoever typed; somebody of whom nothing is kept has revision 0.</param>
    public static Decision<Person> Forward(Person person, Typed words)
    {
        if (Meant(person, words.Text) is not { } session)
            return Decision<Person>.Nothing(person.Revision == 0 ? null : person, new Reply.Say(Sentences.NoSession));
        if (person.Sessions.Count(s => s.Present) > 1)
            return Decision<Person>.Nothing(person, new Reply.Say(Sentences.TwoSessions));

        var forwarded = new SessionEvent.Heard(words, session.Key);
        return Decision<Person>.Change(
            person with { Revision = person.Revision + 1 },
            [new Effect.Tell(session.Session, forwarded, new Address.Private(person.Id))]);
    }

    /// <summary>Which session took the message as an answer, if any did, is known to that session alone.</summary>
    public static Decision<Person> Forward(Person? person, PersonEvent.Edited edited)
    {
        List<Attendance> present = [.. person?.Sessions.Where(s => s.Present) ?? []];
        return person is null || present.Count == 0
            ? Decision<Person>.Nothing(person)
            : Decision<Person>.Change(
                person with { Revision = person.Revision + 1 },
                [
                    .. present.Select(s => new Effect.Tell(
                        s.Session,
                        new SessionEvent.Edited(edited.Words, edited.At, s.Key),
                        new Address.Private(person.Id))),
                ]);
    }

    /// <summary>The session that the person is in; after it, "status" still means the last one. Where they only spoke (revision 0) there was none.</summary>
    private static Attendance? Meant(Person person, string text) =>
        person.Sessions.LastOrDefault(s => s.Present)
        ?? (CommandReader.Read(text) is Command.Plain { Word: Word.Status } ? person.Sessions.LastOrDefault(s => s.Revision > 0) : null);
}
