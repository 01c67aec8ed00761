using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Storage.Tables;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>What the circles of a fleet do together.</summary>
internal static class CirclesOfFleet
{
    /// <summary>Nothing takes so long where nothing fails.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(8);

    /// <summary>After this what failed once is tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private static readonly Fault Conflict = new Fault.Answer(412, "UpdateConditionNotSatisfied");

    /// <summary>So many circles gather and begin, and everybody has the dialog before them with which they answer.</summary>
    public static async Task<(IReadOnlyList<Circle> Circles, IReadOnlyList<Button> Dialogs)> BeginAsync(this Fleet fleet, int many)
    {
        List<Circle> circles = [.. Enumerable.Range(1, many).Select(n => new Circle(fleet, n))];
        var begun = Task.WhenAll(circles.Select(circle => circle.BeginAsync()));

        // A card for which a busy machine was too slow is tried again after a pause on the fleet's clock, which stands.
        while (await Task.WhenAny(begun, Task.Delay(Slow, TimeProvider.System)) != begun)
            await fleet.AdvanceAsync(Pause);
        await begun;
        return (circles, await Task.WhenAll(circles.Select(circle => circle.OpenAsync())));
    }

    /// <summary>Everybody answers at once, the peers of a circle by turns through one bot and another.</summary>
    public static IEnumerable<Task> Answers(
        this IReadOnlyList<Circle> circles,
        IReadOnlyList<Button> dialogs,
        Func<Circle, Button, Somebody, int, Task> answer) =>
        circles.Zip(dialogs).SelectMany(c => c.First.Peers.Select((peer, n) => answer(c.First, c.Second, peer, n)));

    /// <summary>One transaction in so many meets a conflict.</summary>
    public static void ConflictAtOneIn(this Fleet fleet, int many)
    {
        Random random = new(many);
        fleet.Way.DecideByBody = (_, path, _) =>
        {
            lock (random)
                return Task.FromResult(path.EndsWith("$batch", StringComparison.Ordinal) && random.Next(many) == 0 ? Conflict : null);
        };
    }
}
