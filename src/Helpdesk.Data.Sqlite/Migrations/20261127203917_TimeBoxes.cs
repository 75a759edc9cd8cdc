using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TimeBoxes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CategoryId",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimeBoxReachedAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimeBoxCalendarId",
                table: "ProductFamilies",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeBoxes",
                table: "ProductFamilies",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "TimeLeft",
                table: "Escalations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TimePromised",
                table: "Escalations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Routing_CalendarId",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddForeignKey(
                name: "FK_ProductFamilies_ServiceCalendars_TimeBoxCalendarId",
                table: "ProductFamilies",
                column: "TimeBoxCalendarId",
                principalTable: "ServiceCalendars",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Tickets_Topics_CategoryId",
                table: "Tickets",
                column: "CategoryId",
                principalTable: "Topics",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ProductFamilies_ServiceCalendars_TimeBoxCalendarId",
                table: "ProductFamilies");

            migrationBuilder.DropForeignKey(
                name: "FK_Tickets_Topics_CategoryId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "CategoryId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "TimeBoxReachedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "TimeBoxCalendarId",
                table: "ProductFamilies");

            migrationBuilder.DropColumn(
                name: "TimeBoxes",
                table: "ProductFamilies");

            migrationBuilder.DropColumn(
                name: "TimeLeft",
                table: "Escalations");

            migrationBuilder.DropColumn(
                name: "TimePromised",
                table: "Escalations");

            migrationBuilder.DropColumn(
                name: "Routing_CalendarId",
                table: "DeskSettings");
        }
    }
}
