using System.Text.Json.Serialization;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Sessions;

/// <summary>What can happen to a session. Only what other aggregates tell it has a stored form.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Heard), "heard")]
[JsonDerivedType(typeof(Edited), "edited")]
[JsonDerivedType(typeof(Reported), "reported")]
[JsonDerivedType(typeof(Forgotten), "forgotten")]
internal abstract record SessionEvent : Extensible, IFact
{
    private SessionEvent()
    {
    }

    /// <summary>Words were typed; what they mean depends on the session.</summary>
    /// <param name="ForSession">The session they are for, where they were typed elsewhere; null for the running one.</param>
    internal sealed record Heard(Typed Words, string? ForSession = null) : SessionEvent;

    /// <summary>A message has other words now.</summary>
    /// <param name="At">When it was edited: of two edits the later counts, in whatever order they come.</param>
    /// <param name="ForSession">The session that it is for, where it was typed elsewhere; null for the running one.</param>
    internal sealed record Edited(Typed Words, DateTimeOffset At, string? ForSession = null) : SessionEvent;

    /// <summary>A button was pressed, or a dialog asked for or sent.</summary>
    internal sealed record Pressed(Press Press) : SessionEvent;

    /// <summary>Who can read the conversation has changed, or could not be learnt.</summary>
    internal sealed record ReadersChanged(IReadOnlyList<Peer>? Readers) : SessionEvent;

    /// <summary>People were removed from the conversation.</summary>
    internal sealed record MembersLeft(IReadOnlyList<PersonId> People) : SessionEvent;

    /// <summary>The wake-up that the session asked for.</summary>
    internal sealed record Woken : SessionEvent;

    /// <summary>Somebody's record said which commitments they bring along, or how these stand.</summary>
    internal sealed record Reported(string ForSession, Report Report) : SessionEvent;

    /// <summary>Somebody had everything of theirs deleted: the session is to keep nothing of them.</summary>
    internal sealed record Forgotten(PersonId Person, DateTimeOffset At) : SessionEvent
    {
        /// <summary>It is told to a session that was put aside: nobody else has to hear of it.</summary>
        public bool InPast { get; init; }
    }

    /// <summary>Somebody cannot be reached in 1:1.</summary>
    internal sealed record Undelivered(PersonId Person) : SessionEvent;

    /// <summary>Something that one person said or pressed.</summary>
    internal abstract record Said(Peer By) : SessionEvent;

    internal sealed record Started(Peer By, Typed Words) : Said(By);

    internal sealed record Joined(Peer By) : Said(By);

    internal sealed record Agreed(Peer By) : Said(By);

    internal sealed record Left(Peer By) : Said(By);

    internal sealed record FocusChosen(Peer By, string Focus) : Said(By);

    internal sealed record PaceChosen(Peer By, Pace Pace) : Said(By);

    internal sealed record Begun(Peer By) : Said(By);

    /// <param name="Question">The question's key.</param>
    /// <param name="Text">The person's words, as typed.</param>
    internal sealed record Answered(Peer By, string Question, string Text, DateOnly Today) : Said(By)
    {
        /// <summary>The message that says so; null where it was not typed.</summary>
        public string? Message { get; init; }

        public DateTimeOffset? EditedAt { get; init; }
    }

    internal sealed record Passed(Peer By) : Said(By);

    internal sealed record Skipped(Peer By, PersonId Who) : Said(By);

    internal sealed record Revealed(Peer By) : Said(By);

    internal sealed record ShownHere(Peer By) : Said(By);

    internal sealed record MovedOn(Peer By, bool Anyway) : Said(By);

    internal sealed record AnotherQuestionAsked(Peer By) : Said(By);

    internal sealed record MoreTimeAsked(Peer By) : Said(By);

    internal sealed record TurnDone(Peer By) : Said(By);

    /// <param name="Text">What they will do, without "I will".</param>
    /// <param name="Due">Null where the words held no date.</param>
    internal sealed record Committed(Peer By, string Text, DateOnly? Due, DateOnly Today) : Said(By)
    {
        /// <summary>They want no date, and said so.</summary>
        public bool IsUndated { get; init; }
    }

    internal sealed record PlanAdded(Peer By, string If, string Then) : Said(By);

    internal sealed record WitnessNamed(Peer By, PersonId Who) : Said(By);

    /// <summary>Words that are about the person's own commitments.</summary>
    internal sealed record ForPerson(Peer By, Typed Words) : Said(By);

    internal sealed record StatusAsked(Peer By) : Said(By);

    internal sealed record HelpAsked(Peer By) : Said(By);

    internal sealed record Ended(Peer By) : Said(By);

    /// <summary>Words that cannot be acted on, with what to say to that.</summary>
    internal sealed record Unclear(Peer By, Reply Reply) : Said(By);
}
