using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People.Rules;

/// <summary>Brings commitments to mind: in 1:1, or where the bot is not there, by a mention that says nothing of them.</summary>
internal static class Nudging
{
    /// <summary>How many messages are remembered: their cards are drawn again when something in them changes.</summary>
    private const int Remembered = 10;

    public static Decision<Person> Wake(Moment moment)
    {
        if (moment.Person.WakeAt is not { } at || at > moment.Now)
            return moment.Nothing();

        // Woken late, as after an outage, it may be night: then nothing is held, and the next moment is worked out.
        var (all, due) = NudgeDay.Hold(moment.Person.Commitments, moment.Availability, moment.Now);
        var held = moment.Person with { Commitments = all };
        return due.Count == 0
            ? moment.Become(held)
            : moment.Become(
                held with { Nudged = [.. held.Nudged.TakeLast(Remembered - 1), new NudgeMessage(moment.Today, due)] },
                reply: null,
                moment.Post(new PersonCard.Nudge(moment.Today)));
    }

    /// <summary>There is no way to the person in 1:1: one mention, where the newest of these commitments was made.</summary>
    public static Decision<Person> Lost(Moment moment, DateOnly day)
    {
        if (moment.Person.Nudged.FirstOrDefault(n => n.Day == day) is not { IsLost: false } message)
            return moment.Nothing();
        var where = moment.Person.Commitments
            .Where(c => message.Items.Contains(c.Id) && c.Made.Where is not null)
            .OrderBy(c => c.Made.At)
            .LastOrDefault()?.Made.Where;
        var lost = message with { IsLost = true, MentionedIn = where };
        return where is null
            ? moment.Become(Undelivered(With(moment.Person, lost), message))
            : moment.Become(
                With(moment.Person, lost),
                reply: null,
                new Effect.PostCard(new PersonCard.Mention(day).Name(), new Address.Shared(where)));
    }

    /// <summary>Nor in the conversation.</summary>
    public static Decision<Person> LostAltogether(Moment moment, DateOnly day) =>
        moment.Person.Nudged.FirstOrDefault(n => n.Day == day) is { } message
            ? moment.Become(Undelivered(moment.Person, message))
            : moment.Nothing();

    private static Person Undelivered(Person person, NudgeMessage message) => person with
    {
        Commitments =
        [
            .. person.Commitments.Select(c => c.Ending(n => n.End == NudgeEnd.Sent && n.On == message.Day, NudgeEnd.Undeliverable)),
        ],
    };

    private static Person With(Person person, NudgeMessage changed) =>
        person with { Nudged = [.. person.Nudged.Select(n => n.Day == changed.Day ? changed : n)] };
}
