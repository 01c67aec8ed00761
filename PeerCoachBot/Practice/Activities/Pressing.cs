using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Clocks;
using PeerCoachBot.Practice.Connector;
using PeerCoachBot.Practice.Files;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Activities;

/// <summary>Takes what somebody does on a card or in a dialog to the bot, and its answer back.</summary>
internal sealed class Pressing(LiveRoom room, Speaking speaking, BotLine bot, RoomDrive drive, SkippingClock clock)
{
    /// <summary>Presses a button of a card.</summary>
    /// <returns>The bot's status, 0 where it gave none, and its answer, null where that is no JSON.</returns>
    public async Task<(int Status, JsonNode? Body)> PressAsync(Speaker by, string card, Press press)
    {
        var writer = speaking.Writer(by);
        var (status, body) = press switch
        {
            Press.Execute execute => await bot.InvokeAsync(writer.Invoke(
                "adaptiveCard/action",
                card,
                new JsonObject { ["action"] = execute.Action(), ["trigger"] = "manual" })),
            Press.Dialog dialog => await bot.InvokeAsync(writer.Invoke(
                dialog.IsSubmit ? "task/submit" : "task/fetch",
                card,
                new JsonObject { ["data"] = dialog.Data.DeepClone(), ["context"] = new JsonObject { ["theme"] = dialog.Theme } })),
            Press.FromMessage chosen => await bot.InvokeAsync(writer.FromMenu(
                chosen.IsSubmit ? "composeExtension/submitAction" : "composeExtension/fetchTask",
                by.Chat.Find(card)!,
                chosen.Data.DeepClone(),
                chosen.Theme)),
            Press.File answer => await AnswerFileAsync(by, by.Chat.Find(card)!, answer.IsAccepted),
            Press.Submit submit => (await bot.DeliverAsync(writer.Press(await NextIdAsync(), card, submit.Data.DeepClone())) ? 200 : 0, ""),
            _ => throw new InvalidOperationException($"No way to press a {press.GetType().Name}."),
        };
        return (status, Read(body));
    }

    /// <summary>Answers to the offer of a file, and where it is wanted, says where it may be put.</summary>
    private async Task<(int Status, string Body)> AnswerFileAsync(Speaker by, Message card, bool isAccepted)
    {
        if (card is not { FileAnswer: null, Files: [var offer] } || offer.Text("contentType") != $"{Outgoing.FileType}consent")
            return (0, "");

        var action = isAccepted ? "accept" : "decline";
        await room.ChangeAsync(state => state.Change(by.Chat.Key, card.Id, message => message with { FileAnswer = action }));
        var context = offer.Part("content").Part(isAccepted ? "acceptContext" : "declineContext");
        var value = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = context.ValueKind == JsonValueKind.Object ? JsonObject.Create(context) : null,
        };
        if (isAccepted)
            value["uploadInfo"] = Upload(offer.Text("name")!);
        return await bot.InvokeAsync(speaking.Writer(by).Invoke("fileConsent/invoke", card.Id, value));
    }

    private JsonObject Upload(string name)
    {
        var id = drive.Open(name);
        return new JsonObject
        {
            ["contentUrl"] = $"{bot.Address()}{DriveEndpoints.Path}/{id}",
            ["name"] = name,
            ["uploadUrl"] = $"{bot.Address()}{DriveEndpoints.Path}/{id}",
            ["uniqueId"] = id,
            ["fileType"] = Path.GetExtension(name).TrimStart('.'),
        };
    }

    private async Task<string> NextIdAsync()
    {
        var id = 0L;
        await room.ChangeAsync(state =>
        {
            id = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), state.LastId + 1);
            return state with { LastId = id };
        });
        return id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static JsonNode? Read(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What somebody did on a card or in a dialog.</summary>
internal abstract record Press
{
    private Press()
    {
    }

    /// <summary>Pressed a button that acts at once, <c>Action.Execute</c>.</summary>
    internal sealed record Execute(string Verb, JsonNode Data, string? Id, string? Title) : Press
    {
        public JsonObject Action()
        {
            var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verb, ["data"] = Data.DeepClone() };
            if (Id is not null)
                action["id"] = Id;
            if (Title is not null)
                action["title"] = Title;
            return action;
        }
    }

    /// <summary>Opened a dialog, or sent one.</summary>
    internal sealed record Dialog(JsonNode Data, bool IsSubmit, string Theme) : Press;

    /// <summary>Chose the bot's action from the menu of a message, or sent the dialog that it opened.</summary>
    internal sealed record FromMessage(JsonNode Data, bool IsSubmit, string Theme) : Press;

    /// <summary>Accepted or declined a file.</summary>
    internal sealed record File(bool IsAccepted) : Press;

    /// <summary>Pressed a button that brings data in a message.</summary>
    internal sealed record Submit(JsonNode Data) : Press;

    /// <summary>Reads what the page says was pressed; null where that is no press.</summary>
    public static Press? Read(JsonElement json)
    {
        var data = json.Part("data") is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given)! : [];
        return json.Text("kind") switch
        {
            "execute" => new Execute(json.Text("verb") ?? "", data, json.Text("id"), json.Text("title")),
            "fetch" => new Dialog(data, IsSubmit: false, json.Text("theme") ?? "default"),
            "submit" => new Dialog(data, IsSubmit: true, json.Text("theme") ?? "default"),
            "choose" => new FromMessage(data, IsSubmit: false, json.Text("theme") ?? "default"),
            "choose-submit" => new FromMessage(data, IsSubmit: true, json.Text("theme") ?? "default"),
            "message" => new Submit(data),
            "file" => new File(json.Part("isAccepted").ValueKind == JsonValueKind.True),
            _ => null,
        };
    }
}
