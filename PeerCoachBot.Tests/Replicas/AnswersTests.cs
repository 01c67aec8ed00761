using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Storage.Tables;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>Twenty sessions of eight, on bots that share tables, where a fifth of what is written meets a conflict.</summary>
[Collection(Fleet.Name)]
public sealed class AnswersTests
{
    private const int Circles = 20;

    private static readonly Fault Conflict = new Fault.Answer(412, "UpdateConditionNotSatisfied");

    [NeedsNodeFact]
    public async Task Of_many_who_answer_at_once_every_answer_counts_once_and_every_card_comes_once()
    {
        await using var fleet = await Fleet.StartAsync(bots: 2);
        var (circles, dialogs) = await BeginAsync(fleet);
        ConflictAtOneIn(5, fleet);
        await Task.WhenAll(Answers(circles, dialogs, (circle, dialog, who, n) => circle.InsistAsync(n, who, dialog)));
        foreach (var circle in circles)
        {
            await circle.AssertKeptAsync();
            Assert.Equal(0, circle.Copies());
        }
    }

    private static async Task<(IReadOnlyList<Circle> Circles, IReadOnlyList<Button> Dialogs)> BeginAsync(Fleet fleet)
    {
        List<Circle> circles = [.. Enumerable.Range(1, Circles).Select(n => new Circle(fleet, n))];
        await Task.WhenAll(circles.Select(circle => circle.BeginAsync()));
        return (circles, await Task.WhenAll(circles.Select(circle => circle.OpenAsync())));
    }

    private static IEnumerable<Task> Answers(IReadOnlyList<Circle> circles, IReadOnlyList<Button> dialogs, Func<Circle, Button, Somebody, int, Task> answer) =>
        circles.Zip(dialogs).SelectMany(c => c.First.Peers.Select((peer, n) => answer(c.First, c.Second, peer, n)));

    /// <summary>Only what has a condition can meet a conflict: transactions, and rows that are replaced or deleted.</summary>
    private static void ConflictAtOneIn(int many, Fleet fleet)
    {
        Random random = new(many);
        fleet.Way.DecideByBody = (method, path, body) =>
        {
            lock (random)
                return Task.FromResult(method == "POST" && path.EndsWith("$batch", StringComparison.Ordinal) && random.Next(many) == 0 ? Conflict : null);
        };
    }
}

/// <summary>These tests start processes, and go one after another.</summary>
[CollectionDefinition(Fleet.Name)]
public sealed class FleetCollection;
