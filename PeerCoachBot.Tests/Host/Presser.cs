using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Host;

/// <summary>Presses the buttons that a conversation shows, and fills in the dialogs that open.</summary>
internal sealed class Presser(BotHost bot, Spot here)
{
    /// <summary>The newest message that has this button.</summary>
    public Button Find(string title) => Button.In(
        bot.Connector.In(here.Id).Last(m => Button.In(m.Now.Json).Any(b => b.Title == title)).Now.Json,
        title);

    /// <summary>Presses a button at once, and gives the answer's value: a card or a sentence.</summary>
    public async Task<JsonNode> PressAsync(Somebody who, string title)
    {
        await bot.IdleAsync();
        var answer = (await bot.Teams.AnswerAsync(bot.Teams.Press(here, who, Find(title))))!;
        Assert.Equal(200, answer["statusCode"]!.GetValue<int>());
        return answer["value"]!;
    }

    /// <summary>Opens a dialog.</summary>
    public async Task<Dialog> OpenAsync(Somebody who, string title)
    {
        await bot.IdleAsync();
        return new Dialog((await bot.Teams.AnswerAsync(bot.Teams.Press(here, who, Find(title))))!);
    }

    /// <summary>Opens a dialog, fills it in and sends it; it must be taken.</summary>
    public async Task FillAsync(Somebody who, string title, params IReadOnlyList<(string Input, string Value)> inputs)
    {
        var dialog = await OpenAsync(who, title);
        Assert.Null(await SendAsync(who, dialog, inputs));
        await bot.IdleAsync();
    }

    /// <summary>Sends a dialog by its first button; null where it closes.</summary>
    public async Task<Dialog?> SendAsync(Somebody who, Dialog dialog, params IReadOnlyList<(string Input, string Value)> inputs) =>
        await bot.Teams.AnswerAsync(bot.Teams.Submit(here, who, Button.In(dialog.Card)[0], inputs)) is { } answer ? new Dialog(answer) : null;
}

/// <summary>What an invoke of a dialog was answered with.</summary>
internal sealed record Dialog(JsonNode Answer)
{
    /// <summary>The sentence that stands in place of a dialog; null where there is one.</summary>
    public string? Message => Answer["task"]!["type"]!.GetValue<string>() == "message" ? Answer["task"]!["value"]!.GetValue<string>() : null;

    /// <summary>The card's JSON.</summary>
    public string Card => Answer["task"]!["value"]!["card"]!["content"]!.ToJsonString();

    public string Title => Answer["task"]!["value"]!["title"]!.GetValue<string>();

    /// <summary>All that the dialog shows.</summary>
    public string Text => Shown.Of(new PeerCoachBot.Turns.OutgoingCard(Card, "")).Text;

    /// <summary>What stands in an input.</summary>
    public string? Value(string input) => Find(Answer, input)?["value"]?.GetValue<string>();

    private static JsonNode? Find(JsonNode? node, string input) => node switch
    {
        JsonObject o when o["type"] is JsonValue type && type.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) =>
            o["id"]!.GetValue<string>() == input ? o : null,
        JsonObject o => o.Select(p => Find(p.Value, input)).FirstOrDefault(found => found is not null),
        JsonArray a => a.Select(n => Find(n, input)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
