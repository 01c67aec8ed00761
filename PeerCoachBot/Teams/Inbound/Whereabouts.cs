using System.Collections.Concurrent;
using PeerCoachBot.Conversations;
using PeerCoachBot.Hosting;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Takes note of the zone in which Teams shows somebody, at no cost where it is the same as before.</summary>
internal sealed class Whereabouts(TurnHandler turns, ILogger<Whereabouts> log)
{
    /// <summary>How many people are remembered as noted before they are noted anew.</summary>
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<PersonId, (string Zone, string Language)> noted = new();

    /// <summary>It may be lost: the next activity says it again.</summary>
    public async Task NoteAsync(IncomingActivity activity, CancellationToken cancellation)
    {
        if (activity.From.ObjectId is not { Length: > 0 } || ActivityMapper.Zone(activity) is not { } zone)
            return;
        var (who, seen) = (ActivityMapper.Who(activity), (zone, ActivityMapper.Language(activity)));
        if (noted.TryGetValue(who, out var before) && before == seen)
            return;

        var turn = new Turn(
            SessionId.OfPerson(who),
            $"seen/{ActivityMapper.EventId(activity)}",
            new PersonEvent.Seen(who, zone, seen.Item2))
        { CanWait = true };
        TurnResult result;
        try
        {
            result = await turns.HandleAsync(turn, cancellation);
        }
#pragma warning disable CA1031 // What the activity is about has been done; a record that cannot be read must not undo that.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.WhereaboutsFailed(error);
            return;
        }

        if (noted.Count >= MostRemembered)
            noted.Clear();
        if (result.Outcome != TurnOutcome.NotSaved)
            noted[who] = seen;
    }
}
