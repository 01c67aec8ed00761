using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.People.Rules;

/// <summary>Brings somebody's open commitments to the check-in of a session: first that they are there, and the words only when asked.</summary>
internal static class CheckIn
{
    /// <summary>What a session hears of somebody who enters it; null where they bring nothing along.</summary>
    public static Effect? Announce(Person person, Attendance at) =>
        person.Open().Any(c => MayConcern(c, at)) ? Report(person, at) : null;

    public static Decision<Person> Open(Moment moment, SessionFact.CheckInAsked asked)
    {
        var person = moment.Person;
        if (person.Sessions.FirstOrDefault(s => s.Session == asked.Session && s.Key == asked.Key && s.Present) is not { } at
            || (at.AskedAt is not null && at.Peers?.ToHashSet().SetEquals(asked.Peers) == true))
            return moment.Nothing();

        var told = at with { AskedAt = at.AskedAt ?? moment.Now, Peers = asked.Peers };
        return moment.Become(
            person with { Sessions = [.. person.Sessions.Select(s => s == at ? told : s)] },
            reply: null,
            Report(person with { Revision = person.Revision + 1 }, told));
    }

    /// <summary>Words go to those alone who have heard them; before the check-in asks, to nobody.</summary>
    public static Effect Report(Person person, Attendance at)
    {
        var items = person.Commitments
            .Where(c => MayConcern(c, at) && (c.IsOpen || IsAnswered(c, at)))
            .Select(c => new CheckInItem(c.Id, IsInTheOpen(c, at), [.. c.Made.Peers.Select(p => p.Id)])
            {
                Text = MayTell(c, at) ? c.Text : null,
                Due = MayTell(c, at) ? c.Due : null,
                Standing = c.Standing,
                IsAnswered = IsAnswered(c, at),
            });
        return new Effect.Tell(at.Session, new SessionEvent.Reported(at.Key, new Report(person.Id, person.Revision, [.. items])));
    }

    /// <summary>Made in this conversation, or with peers; which of them are there now, the session knows.</summary>
    private static bool MayConcern(Commitment commitment, Attendance at) =>
        commitment.Made.Session != at.Key && (IsInTheOpen(commitment, at) || commitment.Made.Peers.Count > 0);

    /// <summary>Asked about there, and known to somebody who takes part.</summary>
    public static bool MayTell(Commitment commitment, Attendance at) =>
        at.AskedAt is not null
        && (IsInTheOpen(commitment, at)
            || at.Peers?.Any(peer => commitment.Made.Peers.Any(p => p.Id == peer)) == true);

    private static bool IsInTheOpen(Commitment commitment, Attendance at) =>
        commitment.Made is { IsInTheOpen: true, Where: { } where } && SessionId.Of(where) == at.Session;

    private static bool IsAnswered(Commitment commitment, Attendance at) => commitment.ChangedAt >= at.AskedAt;
}
