using System.Text.Json;
using Helpdesk.Domain.Alerts;

namespace Helpdesk.Domain.Tests.Shared;

public sealed class ReasonJsonTests
{
    [Fact]
    public void A_reason_comes_back_with_everything_that_is_said_in_it()
    {
        var reason = Reason.Of(
            "EnoughStayQualified", Tier.Second, Desk.CamerasName, Desk.Monday, 0, 7L, "Zoë \"Z\" <Ziegler>", new AnyTopic()).At("Field");

        Assert.Equal(reason, ReasonJson.Read(ReasonJson.Write(reason)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"key\":\"Rule.X\",\"args\":[{\"enum\":\"Tier\",\"value\":\"Fourth\"}]}")]
    [InlineData("{\"key\":\"Rule.X\",\"args\":[{\"type\":\"System.Object\"}]}")]
    public void What_was_never_written_is_not_read(string json) => Assert.ThrowsAny<JsonException>(() => ReasonJson.Read(json));

    [Fact]
    public void The_first_who_has_seen_to_an_alert_stays_named()
    {
        var alert = new Alert(AlertKind.NobodyQualified, "key", Reason.Of("IsOnShift", "Sam"), Desk.Monday);

        alert.Finish(7, Desk.Monday.AddHours(1));
        alert.Finish(8, Desk.Monday.AddHours(2));

        Assert.Equal((7L, Desk.Monday.AddHours(1)), (alert.DoneById!.Value, alert.DoneAt!.Value));
    }
}
