using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Manifest;

/// <summary>Each rule of the package, broken once: there is no zip, and one sentence says what is wrong and where.</summary>
public sealed class FaultsTests(PackageBuilder builder) : IClassFixture<PackageBuilder>
{
    private const string LongTitle = "a command of thirty-three letters";

    private static readonly Dictionary<string, (string File, Action<JsonNode> Break)> Changes = new()
    {
        ["manifest.json: Microsoft has no manifest version 9.9."] = Manifest(m => m["manifestVersion"] = "9.9"),
        ["manifest.json: $schema is of another version than manifestVersion, 1.24."] =
            Manifest(m => { m["manifestVersion"] = "1.24"; m.AsObject().Remove("supportsChannelFeatures"); }),
        ["manifest.json: the file must NOT have additional properties (nonsense)."] = Manifest(m => m["nonsense"] = true),
        ["manifest.json: bots → 0 → scopes → 2 must be equal to one of the allowed values (team, personal, groupChat, copilot)."] =
            Manifest(m => Bot(m)["scopes"]![2] = "groupchat"),
        ["manifest.json: description → short must NOT have more than 80 characters."] =
            Manifest(m => m["description"]!["short"] = new string('x', 81)),
        ["manifest.json: there is no setting BotDomain."] = Manifest(m => m["developer"]!["name"] = "${{BotDomain}}"),
        ["manifest.json: the commands for team and groupChat are 11; Teams shows at most 10."] =
            Manifest(m => Commands(m, 1).Add(Commands(m, 0)[4]!.DeepClone())),
        ["manifest.json: the commands for personal: “help” is there twice."] = Manifest(m => Commands(m, 0).Add(Commands(m, 0)[7]!.DeepClone())),
        ["manifest.json: the commands for personal: the bot is not in that scope (personal)."] =
            Manifest(m => Bot(m)["scopes"]!.AsArray().RemoveAt(0)),
        ["manifest.json: the commands for personal: what “commitments” does takes 129 characters, more than 128."] =
            Manifest(m => Commands(m, 0)[5]!["description"] = new string('x', 129)),
        [$"manifest.json: the commands for personal: “{LongTitle}” has 33 characters, more than 32."] =
            Manifest(m => Commands(m, 0)[0]!["title"] = LongTitle),
        ["manifest.json: “status” is described in two ways; a translation could not tell which."] =
            Manifest(m => Commands(m, 0)[0]!["description"] = "Something else"),
        ["manifest.json: the message action belongs to another bot."] =
            Manifest(m => m["composeExtensions"]![0]!["botId"] = "7c1b2a90-6f4e-4d2b-8a55-91c3d07e4b16"),
        ["manifest.json: two actions have the same id."] =
            Manifest(m => Actions(m).Add(Actions(m)[0]!.DeepClone())),
        ["manifest.json: the action recordCommitment would not ask the bot for its dialog (fetchTask)."] =
            Manifest(m => Actions(m)[0]!["fetchTask"] = false),
        ["manifest.json: there is no permission ChatMessage.Read.Group (permissions.json lists those that there are)."] =
            Manifest(m => Ask(m, "ChatMessage.Read.Group", "Application")),
        ["manifest.json: ChatMember.Read.Chat is of type Application, not Delegated."] = Manifest(m => Ask(m, "ChatMember.Read.Chat", "Delegated")),
        ["README.md does not say what ChatMember.Read.Chat is for."] = Manifest(m => Ask(m, "ChatMember.Read.Chat", "Application")),
        ["manifest.json: permissions need webApplicationInfo."] =
            Manifest(m => { Ask(m, "ChatMember.Read.Chat", "Application"); m.AsObject().Remove("webApplicationInfo"); }),
        ["manifest.json: “https://contoso.example” in validDomains is not the name of one host, without scheme, path or wildcard."] =
            Manifest(m => m["validDomains"] = new JsonArray("https://contoso.example")),
        ["manifest.json: “*.contoso.example” in validDomains is not the name of one host, without scheme, path or wildcard."] =
            Manifest(m => m["validDomains"] = new JsonArray("*.contoso.example")),
        ["manifest.json: “azurewebsites.net” in validDomains belongs to others as well."] =
            Manifest(m => m["validDomains"] = new JsonArray("azurewebsites.net")),
        ["languages/de.json: commands → help → description is not translated (“Show what I can type”)."] =
            ("languages/de.json", de => de["commands"]!["help"]!.AsObject().Remove("description")),
        ["languages/es.json: commands → end → description is not translated (“End the session for everybody”)."] =
            ("languages/es.json", es => es["commands"]!["end"]!["description"] = " "),
        ["languages/fr.json: actions → recordCommitment → title is still in English (“Record a commitment”)."] =
            ("languages/fr.json", fr => fr["actions"]!["recordCommitment"]!["title"] = "Record a commitment"),
        ["languages/fr.json: commands → helpp → description translates nothing in manifest.json."] =
            ("languages/fr.json", fr => fr["commands"]!["helpp"] = new JsonObject { ["description"] = "Aide" }),
        ["languages/es.json: commands → next → description has 129 characters, more than 128."] =
            ("languages/es.json", es => es["commands"]!["next"]!["description"] = new string('x', 129)),
        ["languages/es.json: commands → start → title has 33 characters, more than 32."] =
            ("languages/es.json", es => es["commands"]!["start"]!["title"] = LongTitle),
        ["languages/de.json: description.short must NOT have more than 80 characters."] =
            ("languages/de.json", de => de["description"]!["short"] = new string('x', 81)),
    };

    public static TheoryData<string> Faults => [.. Changes.Keys];

    [NeedsNodeTheory]
    [MemberData(nameof(Faults))]
    public async Task A_broken_rule_is_named(string fault)
    {
        var (file, change) = Changes[fault];
        using var copy = new ManifestCopy();
        copy.Edit(file, change);
        Assert.Contains(fault, await FaultsAsync(copy));
    }

    [NeedsNodeFact]
    public async Task A_file_that_is_no_JSON_is_named()
    {
        using var copy = new ManifestCopy();
        await File.WriteAllTextAsync(copy.At("languages", "de.json"), "{ name: }");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => FaultsAsync(copy));
        Assert.Contains("languages/de.json: ", error.Message, StringComparison.Ordinal);
    }

    [NeedsNodeTheory]
    [InlineData("color.png", 10, 20, new[] { 0, 0, 0, 255 }, "icons/color.png has something at 10, 20, where clients may cut it away.")]
    [InlineData("color.png", 96, 96, new[] { 0, 0, 0, 0 }, "icons/color.png is transparent at 96, 96.")]
    [InlineData("color.png", 96, 96, new[] { 0, 0, 0, 255 }, "icons/color.png is not what icons/draw.mjs draws: run node icons/draw.mjs.")]
    [InlineData("outline.png", 16, 16, new[] { 255, 255, 254, 255 }, "icons/outline.png has another colour than white.")]
    [InlineData("outline.png", 0, 0, new[] { 255, 255, 255, 9 }, "icons/outline.png is not what icons/draw.mjs draws: run node icons/draw.mjs.")]
    public async Task An_icon_with_a_wrong_pixel_is_refused(string icon, int x, int y, int[] color, string fault)
    {
        using var copy = new ManifestCopy();
        await builder.PaintAsync(copy.At("icons", icon), x, y, color);
        Assert.Equal([fault], await FaultsAsync(copy));
    }

    [NeedsNodeFact]
    public async Task An_icon_of_another_size_is_refused()
    {
        using var copy = new ManifestCopy();
        File.Copy(copy.At("icons", "color.png"), copy.At("icons", "outline.png"), overwrite: true);
        Assert.Equal(["icons/outline.png is 192 by 192 pixels, but must be 32 by 32."], await FaultsAsync(copy));
    }

    [NeedsNodeTheory]
    [InlineData(false, "icons/color.png is not a PNG.")]
    [InlineData(true, "icons/color.png is a damaged PNG.")]
    public async Task An_icon_that_is_no_picture_is_refused(bool isCutOff, string fault)
    {
        using var copy = new ManifestCopy();
        var whole = await File.ReadAllBytesAsync(copy.At("icons", "color.png"));
        await File.WriteAllBytesAsync(copy.At("icons", "color.png"), isCutOff ? whole[..(whole.Length / 2)] : whole[1..]);
        Assert.Equal([fault], await FaultsAsync(copy));
    }

    private static (string, Action<JsonNode>) Manifest(Action<JsonNode> change) => ("manifest.json", change);

    private static JsonNode Bot(JsonNode manifest) => manifest["bots"]![0]!;

    private static JsonArray Commands(JsonNode manifest, int list) => Bot(manifest)["commandLists"]![list]!["commands"]!.AsArray();

    private static JsonArray Actions(JsonNode manifest) => manifest["composeExtensions"]![0]!["commands"]!.AsArray();

    private static void Ask(JsonNode manifest, string permission, string type)
    {
        var asked = new JsonArray(new JsonObject { ["name"] = permission, ["type"] = type });
        manifest["authorization"] = new JsonObject { ["permissions"] = new JsonObject { ["resourceSpecific"] = asked } };
        manifest["webApplicationInfo"] = new JsonObject { ["id"] = "${{MicrosoftAppId}}", ["resource"] = "https://contoso.example" };
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(ManifestCopy copy)
    {
        var (zip, faults) = await builder.BuildAsync(copy.Folder, PackageBuilder.Settings());
        Assert.Null(zip);
        return faults;
    }
}
