using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>What somebody does from the card with all their commitments, over HTTP.</summary>
public sealed class OwnCardsTests : IAsyncLifetime
{
    private const string Question = "Who could take my shift?";

    private BotHost bot = null!;

    public async Task InitializeAsync()
    {
        bot = await BotHost.StartAsync();
        await bot.Teams.SayAsync(Spot.Group, Ana, "I will rest by Friday");
        await bot.Connector.SeeAsync(Spot.Group.Id, "rest");
        await bot.Teams.WhisperAsync(Ana, "commitments");
        await bot.Connector.SeeAsync(Ana.Chat, "My commitments");
    }

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [NeedsSqliteFact]
    public async Task The_card_shows_what_its_dialogs_changed()
    {
        Presser ana = new(bot, Spot.With(Ana));
        await ana.FillAsync(Ana, "New date…", ("due", "2027-03-01"));
        await bot.Connector.SeeAsync(Ana.Chat, "Monday, 1 March 2027");
        await ana.FillAsync(Ana, "New commitment…", ("text", "draw"), ("due", "2027-03-02"));
        await bot.Connector.SeeAsync(Ana.Chat, "Kept for you");
        await bot.IdleAsync();
        var overview = Assert.Single(bot.Connector.In(Ana.Chat), m => m.Now.Title == "My commitments");
        Assert.Contains("Monday, 1 March 2027", overview.Now.Text, StringComparison.Ordinal);
        Assert.Contains("draw", overview.Now.Text, StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task Cards_that_buttons_bring_stand_by_themselves_and_show_what_their_dialogs_changed()
    {
        Presser ana = new(bot, Spot.With(Ana));
        await ana.PressAsync(Ana, "Settings");
        var settings = await bot.Connector.SeeAsync(Ana.Chat, "I bring your commitments to mind on");
        await ana.SendAsync(Ana, await ana.OpenAsync(Ana, "Change…"), ("nudges", "false"), ("days", "Monday"), ("from", "09:00"), ("to", "17:00"));
        await bot.Connector.SeeAsync(Ana.Chat, "I do not bring your commitments to mind");
        Assert.Contains("I do not bring", settings.Now.Text, StringComparison.Ordinal);

        await ana.PressAsync(Ana, "My commitments");
        await bot.Connector.SeeAsync(Ana.Chat, "My commitments", times: 2);
        await ana.FillAsync(Ana, "New date…", ("due", "2027-03-01"));
        Assert.Contains("Monday, 1 March 2027", bot.Connector.In(Ana.Chat)[^1].Now.Text, StringComparison.Ordinal);
        Assert.Equal("Settings", settings.Now.Title);
    }

    [NeedsSqliteFact]
    public async Task A_request_that_cannot_be_posted_comes_back_in_private_with_its_words()
    {
        bot.Connector.Answer(c => c.Verb == Verb.Post && c.Conversation == Spot.Group.Id, new Answer(403));
        await new Presser(bot, Spot.With(Ana)).FillAsync(Ana, "Ask my peers…", ("text", Question));
        var back = await bot.Connector.SeeAsync(Ana.Chat, "I could not post it");
        Assert.Contains(Question, back.Now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Connector.In(Spot.Group.Id), m => m.Now.Text.Contains(Question, StringComparison.Ordinal));
    }
}
