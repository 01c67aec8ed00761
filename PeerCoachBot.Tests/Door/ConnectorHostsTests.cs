using PeerCoachBot.Teams;

namespace PeerCoachBot.Tests.Door;

/// <summary>Where connectors may be, and the tricks by which somewhere else looks like it.</summary>
public sealed class ConnectorHostsTests
{
    private static readonly ConnectorHosts Deployed = new(areTeams: true, areHere: false);

    public static TheoryData<string> Bad => [.. Tricks];

    public static TheoryData<string> Good =>
    [
        "https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/amer/11111111-2222-3333-4444-555555555555/", "https://smba.trafficmanager.net/teams",
        "https://smba.trafficmanager.net/", "https://smba.trafficmanager.net", "https://smba.trafficmanager.net:443/teams/", "https://SMBA.trafficmanager.NET/teams/",
        "HTTPS://smba.trafficmanager.net/teams/", "https://smba.infra.gcc.teams.microsoft.com/teams", "https://smba.infra.gov.teams.microsoft.us/teams",
        "https://smba.infra.dod.teams.microsoft.us/teams/",
    ];

    internal static readonly IReadOnlyList<string> Tricks =
    [
        "", " ", "/", "//smba.trafficmanager.net/", "smba.trafficmanager.net", "https:", "https://", "https:///", "https:///teams/", "https:/smba.trafficmanager.net/",
        "https:smba.trafficmanager.net", "http://smba.trafficmanager.net/teams/", "ftp://smba.trafficmanager.net/", "file:///etc/passwd", "javascript:alert(1)",
        "data:text/plain,smba.trafficmanager.net", "wss://smba.trafficmanager.net/", "rsync://smba.trafficmanager.net/", "httpz://smba.trafficmanager.net/teams/", "https://evil.trafficmanager.net/", "https://trafficmanager.net/",
        "https://evil.smba.trafficmanager.net/", "https://smba.trafficmanager.net.evil.example/", "https://evilsmba.trafficmanager.net/",
        "https://smba-trafficmanager.net/", "https://smba.trafficmanager.net.", "https://smba.trafficmanager.net./teams/", "https://.smba.trafficmanager.net/",
        "https://smba..trafficmanager.net/", "https://smba.trafficmanager.com/", "https://smba.trafficmanager.net@evil.example/", "https://smba.trafficmanager.net:443@evil.example/",
        "https://user:word@smba.trafficmanager.net/", "https://user@smba.trafficmanager.net/", "https://@smba.trafficmanager.net/", "https://evil.example#smba.trafficmanager.net",
        "https://evil.example?smba.trafficmanager.net", "https://evil.example/smba.trafficmanager.net/", "https://evil.example\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net\\@evil.example/", "https://smba.trafficmanager.net\\.evil.example/", "https:\\\\smba.trafficmanager.net\\teams",
        "https://smba.trafficmanager.net:80/", "https://smba.trafficmanager.net:8443/", "https://smba.trafficmanager.net:/", "https://smba.trafficmanager.net:0443/",
        "https://smba.trafficmanager.net:444/", "https://smba.trafficmanager.net:443443/", "https://smba.trafficmanager.net:-1/", "https://smba.trafficmanager.net:443:443/",
        "https://smba.trafficmanager.net?x=/teams/", "https://smba.trafficmanager.net/teams/?x=y", "https://smba.trafficmanager.net/teams#", "https://smba.trafficmanager.net/#/",
        "https://smba.trafficmanager.net/../teams/", "https://smba.trafficmanager.net/./teams/", "https://smba.trafficmanager.net//evil.example/", "https://smba.trafficmanager.net/%2e%2e/",
        "https://smba.trafficmanager.net/te ams/", "https://smba.trafficmanager.net/teams/ ", " https://smba.trafficmanager.net/teams/", "https://smba.trafficmanager.net/\t",
        "https://smba.trafficmanager.net\n/teams/", "https://smba.trafficmanager.net/\r\nHost: evil.example", "https://smba.trafficmanager.net\0.evil.example/",
        "https://smba%2etrafficmanager.net/", "https://%73mba.trafficmanager.net/", "https://smba.trafficmanager.net%00.evil.example/", "https://smba\u3002trafficmanager\u3002net/",
        "https://smba\uff0etrafficmanager\uff0enet/", "https://\u0455mba.trafficmanager.net/", "https://xn--mba-qdd.trafficmanager.net/", "https://smba.traf\ufb01cmanager.net/",
        "https://smba.trafficmanager.net/te\u0430ms/", "https://smb\u00aa.trafficmanager.net/", "https://127.0.0.1/", "https://localhost/", "http://127.0.0.1:3978/", "https://[::1]/",
        "https://10.0.0.1/", "https://192.168.0.1/", "https://0.0.0.0/", "https://0/", "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1/", "https://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/metadata/instance", "https://169.254.169.254/", "https://metadata.google.internal/", "https://168.63.129.16/", "https://api.botframework.com/",
        "https://token.botframework.com/", "https://teams.microsoft.com/", "https://evil.teams.microsoft.com/", "https://smba.infra.teams.microsoft.com/",
        "https://smba.infra.gcc.teams.microsoft.us/", "https://smba.infra.gov.teams.microsoft.com/", "https://smba.infra.gcc.teams.microsoft.com.evil.example/",
        "https://evil.azurewebsites.net/", "https://evil.blob.core.windows.net/", "https://graph.microsoft.com/", "https://login.microsoftonline.com/",
        $"https://smba.trafficmanager.net/{new string('x', 1000)}/",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void Teams_connectors_are_allowed(string serviceUrl) => Assert.True(Deployed.Allow(serviceUrl));

    [Theory]
    [MemberData(nameof(Bad))]
    public void Nothing_else_is_allowed(string serviceUrl) => Assert.False(Deployed.Allow(serviceUrl));

    [Theory]
    [InlineData("http://127.0.0.1:56150/_connector", true)]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    public void Connectors_on_this_machine_are_allowed_in_development(string serviceUrl, bool isAllowed)
    {
        Assert.Equal(isAllowed, new ConnectorHosts(areTeams: true, areHere: true).Allow(serviceUrl));
        Assert.Equal(isAllowed, new ConnectorHosts(areTeams: false, areHere: true).Allow(serviceUrl));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Without_an_app_id_Teams_connectors_are_not_allowed(string serviceUrl) =>
        Assert.False(new ConnectorHosts(areTeams: false, areHere: true).Allow(serviceUrl));

    [Fact]
    public void There_are_many_tricks() => Assert.InRange(Tricks.Count, 60, 1000);
}
