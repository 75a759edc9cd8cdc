using System.Net;
using Helpdesk.Application.Clocks;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Clocks;

/// <summary>A desk that promises something, and what a refused form looks like.</summary>
internal static class Promised
{
    public const string TooLong = "A name that goes on and on, and on, until nobody remembers how it began, and on, and then a little further still";

    public static Task<ServiceCalendar> Office(this HelpdeskSite site) =>
        site.Database.Send(new CreateCalendar.Command { Name = "Office" }, site.Desk.As(site.Desk.Ada));

    /// <summary>The same times for each priority.</summary>
    public static Task<Agreement> Promises(this HelpdeskSite site, AgreementKind kind, string name, long calendar, params string[] times) => site.Database.Send(
        new CreateAgreement.Command
        {
            Kind = kind, Name = name, CalendarId = calendar, StopsForCustomer = true,
            Rows = [.. Enumerable.Range(0, Priority.Lowest).Select(_ => new AgreementForm.Row { Times = [.. times] })],
        },
        site.Desk.As(site.Desk.Ada));

    /// <summary>Sends the form with this in one field, and sees it refused in words beside the field, which keeps what was typed.</summary>
    public static async Task<string> RefusedAsync(this Browser browser, Form form, string field, string value)
    {
        var answer = await browser.Submit(form, (field, value));
        var id = field.Replace('.', '_').Replace('[', '_').Replace(']', '_');

        Assert.Equal((field, value, HttpStatusCode.UnprocessableEntity), (field, value, answer.Status));
        Assert.True(answer.Find($"#error-summary a[href='#{id}']") is not null, $"{field} is not named in: {string.Join('\n', answer.Errors)}");
        Assert.NotNull(answer.Find($"#{id}"));
        if (answer.Find($"select#{id}") is null)
        {
            Assert.Equal(value, answer.Form()[field]);
        }

        return answer.Find($"#{id}_error")?.TextContent.Trim() ?? throw new InvalidOperationException($"Nothing is said beside {field}.");
    }
}
