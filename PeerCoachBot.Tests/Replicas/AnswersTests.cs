using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>Twenty sessions of eight, on bots that share tables, where a fifth of what is written meets a conflict.</summary>
[Collection(Fleet.Name)]
public sealed class AnswersTests
{
    private const int Circles = 20;

    [NeedsNodeFact]
    public async Task Of_many_who_answer_at_once_every_answer_counts_once_and_every_card_comes_once()
    {
        await using var fleet = await Fleet.StartAsync(bots: 2);
        var (circles, dialogs) = await fleet.BeginAsync(Circles);
        fleet.ConflictAtOneIn(5);
        await Task.WhenAll(circles.Answers(dialogs, (circle, dialog, who, n) => circle.InsistAsync(n, who, dialog)));
        foreach (var circle in circles)
        {
            await circle.AssertKeptAsync();
            Assert.Equal(0, circle.Copies());
        }
    }
}

/// <summary>These tests start processes, and go one after another.</summary>
[CollectionDefinition(Fleet.Name)]
public sealed class FleetCollection;
